using System.Runtime.CompilerServices;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs.Compiled.Steps;

/// <summary>One operation on single numbers: what it is, and where its operands and its result lie.</summary>
readonly record struct Instruction(ScalarCode Code, int To, int Left, int Right, Op? Op = null)
{
    public static Instruction Of(Elementwise op, int to, int from) => new((ScalarCode)op.Arithmetic, to, from, from, op);

    public static Instruction Of(Broadcasting op, int to, int left, int right) =>
        new(op.Arithmetic == Arithmetic.None ? ScalarCode.CallTwo : (ScalarCode)op.Arithmetic, to, left, right, op);
}

/// <summary>What a scalar instruction does: the arithmetic that ops name, and what only a plan needs.</summary>
enum ScalarCode
{
    /// <summary>An elementwise op's own value.</summary>
    CallOne = Arithmetic.None,
    Add = Arithmetic.Add,
    Subtract = Arithmetic.Subtract,
    Multiply = Arithmetic.Multiply,
    Divide = Arithmetic.Divide,
    Negate = Arithmetic.Negate,

    /// <summary>A broadcasting op's own value.</summary>
    CallTwo,

    /// <summary>Adds the product to what lies there: one term of a small matrix product.</summary>
    MultiplyAdd,
    Copy,
}

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
            ref var to = ref Unsafe.Add(ref numbers, instruction.To);
            to = instruction.Code switch
            {
                ScalarCode.Add => left + right,
                ScalarCode.Subtract => left - right,
                ScalarCode.Multiply => left * right,
                ScalarCode.Divide => left / right,
                ScalarCode.Negate => -left,
                ScalarCode.MultiplyAdd => double.MultiplyAddEstimate(left, right, to),
                ScalarCode.Copy => left,
                ScalarCode.CallTwo => Unsafe.As<Broadcasting>(instruction.Op!).Value(left, right),
                _ => Unsafe.As<Elementwise>(instruction.Op!).Value(left),
            };
        }
    }
}
