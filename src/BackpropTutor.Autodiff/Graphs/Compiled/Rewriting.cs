using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs.Compiled;

/// <summary>A value as a plan computes it: which values its step reads, and what is known of it beforehand.</summary>
sealed class Planned(Op op, int[] inputs, Shape shape)
{
    public Op Op { get; } = op;

    public int[] Inputs { get; set; } = inputs;

    public Shape Shape { get; } = shape;

    public int Count { get; } = checked((int)shape.Count);

    /// <summary>Its number, where no variable goes into it.</summary>
    public Tensor? Constant { get; set; }

    /// <summary>The value whose memory it shares, when it is only another view of it.</summary>
    public int? Views { get; set; }

    /// <summary>For a product: whether it reads its sides' transposes.</summary>
    public bool LeftTransposed { get; set; }

    public bool RightTransposed { get; set; }

    /// <summary>For w − rate · A B stored in w's place: the product, which then leaves no gradient of its own in memory.</summary>
    public Planned? Descent { get; set; }
}

/// <summary>
/// The steps that need not be done: what depends on no variable is computed now, a reshape or the transpose of a vector is a view, a
/// transpose before a product and a repetition before an entrywise op are read through. None of it changes any number.
/// </summary>
static class Rewriting
{
    /// <summary>A constant larger than this is not folded: it would take longer to plan than to run.</summary>
    const int LargestFold = 1 << 14;

    public static List<Planned> Of(Lowering lowered)
    {
        var values = new List<Planned>(lowered.Values.Length + 4);
        foreach (var value in lowered.Values)
        {
            values.Add(new Planned(value.Op, value.Inputs, value.Shape));
        }

        var last = values.Count;
        for (var i = 0; i < last; i++)
        {
            Rewrite(values[i], values);
        }

        return values;
    }

    static void Rewrite(Planned value, List<Planned> values)
    {
        switch (value.Op)
        {
            case Constant constant:
                value.Constant = constant.Value;
                return;
            case Fill fill when value.Count <= LargestFold:
                value.Constant = Tensor.Filled(value.Shape, fill.Value);
                return;
            case Leaf:
                return;
        }

        if (value.Count <= LargestFold && IsConstant(value, values))
        {
            Fold(value, values);
            return;
        }

        switch (value.Op)
        {
            case Reshape or BroadcastTo or SumTo when values[value.Inputs[0]].Count == value.Count:
            case Transpose when value.Shape.Rows == 1 || value.Shape.Columns == 1:
                value.Views = values[value.Inputs[0]].Views ?? value.Inputs[0];
                break;
            case MatMul:
                ReadThroughTransposes(value, values);
                break;
            case Broadcasting:
                ReadThroughRepetitions(value, values);
                break;
        }
    }

    static bool IsConstant(Planned value, List<Planned> values)
    {
        foreach (var input in value.Inputs)
        {
            if (values[input].Constant is null)
            {
                return false;
            }
        }

        return true;
    }

    static void Fold(Planned value, List<Planned> values)
    {
        var inputs = new Tensor[value.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = values[value.Inputs[i]].Constant!;
        }

        var output = new double[value.Count];
        value.Op.Forward(inputs, value.Shape, output);
        value.Constant = new Tensor(value.Shape, output);
    }

    static void ReadThroughTransposes(Planned product, List<Planned> values)
    {
        var (left, right) = (values[product.Inputs[0]], values[product.Inputs[1]]);
        product.LeftTransposed = left is { Op: Transpose, Views: null, Constant: null };
        product.RightTransposed = right is { Op: Transpose, Views: null, Constant: null };
        product.Inputs =
        [
            product.LeftTransposed ? left.Inputs[0] : product.Inputs[0],
            product.RightTransposed ? right.Inputs[0] : product.Inputs[1],
        ];
    }

    static void ReadThroughRepetitions(Planned value, List<Planned> values)
    {
        var inputs = value.Inputs;
        for (var i = 0; i < 2; i++)
        {
            var (operand, other) = (values[inputs[i]], values[inputs[1 - i]].Shape);
            if (operand is { Op: BroadcastTo, Constant: null }
                && value.Shape.Equals(Shape.Broadcast(values[operand.Inputs[0]].Shape, other)))
            {
                inputs = Replaced(inputs, i, operand.Inputs[0]);
            }
            else if (operand is { Op: Fill fill, Count: > 1 } && other.Equals(value.Shape))
            {
                inputs = Replaced(inputs, i, values.Count);
                values.Add(new Planned(new Fill(Shape.Scalar, fill.Value), [], Shape.Scalar) { Constant = fill.Value });
            }
        }

        value.Inputs = inputs;
    }

    static int[] Replaced(int[] inputs, int index, int input)
    {
        var copy = inputs.AsSpan().ToArray();
        copy[index] = input;
        return copy;
    }
}
