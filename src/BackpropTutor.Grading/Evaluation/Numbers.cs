using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Evaluation;

/// <summary>Small questions about the numbers of a tensor.</summary>
static class Numbers
{
    public static double Largest(Tensor tensor)
    {
        var largest = 0.0;
        foreach (var value in tensor.Values)
        {
            var size = Math.Abs(value);
            largest = size > largest || double.IsNaN(size) ? size : largest;
        }

        return largest;
    }

    public static bool AreFinite(Tensor tensor)
    {
        foreach (var value in tensor.Values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two tensors of as many entries agree within <paramref name="tolerance"/> of the larger one's scale.</summary>
    public static bool Agree(Tensor left, Tensor right, double tolerance)
    {
        if (left.Values.Length != right.Values.Length)
        {
            return false;
        }

        var bound = tolerance * Math.Max(Largest(left), Largest(right));
        for (var i = 0; i < left.Values.Length; i++)
        {
            if (!(Math.Abs(left[i] - right[i]) <= bound))
            {
                return false;
            }
        }

        return true;
    }

    public static Tensor Transposed(Tensor tensor)
    {
        var (rows, columns) = (tensor.Shape.Rows, tensor.Shape.Columns);
        var values = new double[tensor.Values.Length];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                values[(j * rows) + i] = tensor[i, j];
            }
        }

        return Tensor.Of(Target.Graded(Autodiff.Tensors.Shape.Matrix(columns, rows)), values);
    }
}
