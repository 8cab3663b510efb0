using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Graphs.ClosedForms;

/// <summary>An op on given inputs: two steps are the same where both are.</summary>
readonly struct Step(Op op, IReadOnlyList<Node> inputs) : IEquatable<Step>
{
    readonly Op op = op;
    readonly IReadOnlyList<Node> inputs = inputs;

    public bool Equals(Step other)
    {
        if (!op.Equals(other.op) || inputs.Count != other.inputs.Count)
        {
            return false;
        }

        for (var i = 0; i < inputs.Count; i++)
        {
            if (!Same(inputs[i], other.inputs[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is Step other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(op);
        foreach (var input in inputs)
        {
            hash.Add(input.Op is Fill ? input.Op.GetHashCode() : input.GetHashCode());
        }

        return hash.ToHashCode();
    }

    /// <summary>Numbers are the same by value, everything else by being one node.</summary>
    static bool Same(Node left, Node right) => ReferenceEquals(left, right) || (left.Op is Fill && left.Op.Equals(right.Op));
}
