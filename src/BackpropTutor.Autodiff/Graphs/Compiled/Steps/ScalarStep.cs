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

    // The same where an operand is the result of the instruction before.
    CallLast,
    AddLast,
    SubtractFromLast,
    SubtractLast,
    MultiplyLast,
    MultiplyAddToLast,
}

/// <summary>
/// A stretch of operations on single numbers, done in one loop: arithmetic in place, anything else by the op's own value. The result before
/// is kept in a register: mostly the next operation reads it, and would otherwise wait until it has been to memory and back.
/// </summary>
sealed class ScalarStep : Step
{
    readonly Instruction[] instructions;

    public ScalarStep(Instruction[] instructions)
    {
        this.instructions = instructions;
        for (var i = 1; i < instructions.Length; i++)
        {
            instructions[i] = Following(instructions[i - 1].To, instructions[i]);
        }
    }

    public override void Run(Workspace workspace)
    {
        ref var numbers = ref workspace.First;
        var last = 0.0;
        foreach (ref readonly var instruction in instructions.AsSpan())
        {
            ref var left = ref Unsafe.Add(ref numbers, instruction.Left);
            ref var right = ref Unsafe.Add(ref numbers, instruction.Right);
            last = instruction.Code switch
            {
                ScalarCode.Add => left + right,
                ScalarCode.AddLast => last + right,
                ScalarCode.Subtract => left - right,
                ScalarCode.SubtractFromLast => last - right,
                ScalarCode.SubtractLast => left - last,
                ScalarCode.Multiply => left * right,
                ScalarCode.MultiplyLast => last * right,
                ScalarCode.Divide => left / right,
                ScalarCode.Negate => -left,
                ScalarCode.MultiplyAdd => double.MultiplyAddEstimate(left, right, Unsafe.Add(ref numbers, instruction.To)),
                ScalarCode.MultiplyAddToLast => double.MultiplyAddEstimate(left, right, last),
                ScalarCode.Copy => left,
                ScalarCode.CallTwo => Unsafe.As<Broadcasting>(instruction.Op!).Value(left, right),
                ScalarCode.CallLast => Unsafe.As<Elementwise>(instruction.Op!).Value(last),
                _ => Unsafe.As<Elementwise>(instruction.Op!).Value(left),
            };
            Unsafe.Add(ref numbers, instruction.To) = last;
        }
    }

    /// <summary>The instruction as it is done after one with its result at <paramref name="last"/>. A sum and a product may swap their
    /// operands.</summary>
    static Instruction Following(int last, Instruction each) => (each.Code, each.Left == last, each.Right == last) switch
    {
        (ScalarCode.CallOne, true, _) => each with { Code = ScalarCode.CallLast },
        (ScalarCode.Add, true, _) => each with { Code = ScalarCode.AddLast },
        (ScalarCode.Add, _, true) => each with { Code = ScalarCode.AddLast, Right = each.Left },
        (ScalarCode.Multiply, true, _) => each with { Code = ScalarCode.MultiplyLast },
        (ScalarCode.Multiply, _, true) => each with { Code = ScalarCode.MultiplyLast, Right = each.Left },
        (ScalarCode.Subtract, true, _) => each with { Code = ScalarCode.SubtractFromLast },
        (ScalarCode.Subtract, _, true) => each with { Code = ScalarCode.SubtractLast },
        (ScalarCode.MultiplyAdd, false, false) when each.To == last => each with { Code = ScalarCode.MultiplyAddToLast },
        _ => each,
    };
}
