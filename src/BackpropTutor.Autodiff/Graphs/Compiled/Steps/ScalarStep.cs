using System.Runtime.CompilerServices;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs.Compiled.Steps;

/// <summary>One operation on single numbers: what it is, and where its operands and its result lie.</summary>
readonly record struct Instruction(Arithmetic Code, int To, int Left, int Right, Op Op);

/// <summary>
/// A stretch of operations on single numbers, done in one loop: arithmetic in place, anything else by the op's own value.
/// </summary>
sealed class ScalarStep(Instruction[] instructions) : Step
{
    public override void Run(Workspace workspace)
    {
        ref var numbers = ref workspace.First;
        foreach (ref readonly var instruction in instructions.AsSpan())
        {
            var left = Unsafe.Add(ref numbers, instruction.Left);
            var right = Unsafe.Add(ref numbers, instruction.Right);
            Unsafe.Add(ref numbers, instruction.To) = instruction.Code switch
            {
                Arithmetic.Add => left + right,
                Arithmetic.Subtract => left - right,
                Arithmetic.Multiply => left * right,
                Arithmetic.Divide => left / right,
                Arithmetic.Negate => -left,
                _ => Called(instruction.Op, left, right),
            };
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static double Called(Op op, double left, double right) =>
        op is Elementwise function ? function.Value(left) : Unsafe.As<Broadcasting>(op).Value(left, right);
}
