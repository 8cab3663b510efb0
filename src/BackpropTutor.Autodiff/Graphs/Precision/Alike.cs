namespace BackpropTutor.Autodiff.Graphs.Precision;

/// <summary>Whether two nodes are the same formula: one that is typed twice is read as two nodes.</summary>
static class Alike
{
    const int Deepest = 8;

    /// <summary>False also where they are deeper than is looked.</summary>
    public static bool Are(Node left, Node right) => Are(left, right, Deepest);

    static bool Are(Node left, Node right, int depth)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (depth == 0 || left.Inputs.Length != right.Inputs.Length || !left.Op.Equals(right.Op))
        {
            return false;
        }

        for (var i = 0; i < left.Inputs.Length; i++)
        {
            if (!Are(left.Inputs[i], right.Inputs[i], depth - 1))
            {
                return false;
            }
        }

        return true;
    }
}
