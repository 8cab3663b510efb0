using BackpropTutor.Autodiff.Graphs;
using static BackpropTutor.Autodiff.Graphs.JacobianKind;

namespace BackpropTutor.Lessons.Blocks.Jacobians;

/// <summary>
/// The pattern of a Jacobian between any two nodes, from the patterns of the ops between them: a product along each path, a sum over the paths.
/// What it says holds for all values; where two patterns have no common name it claims the weaker one.
/// </summary>
static class Pattern
{
    public static JacobianStructure Between(Node output, Node input)
    {
        var reached = new Dictionary<Node, JacobianStructure> { [input] = JacobianStructure.Identity(input.Shape) };
        foreach (var node in Graph.Of(output).Nodes)
        {
            for (var i = 0; i < node.Inputs.Length && !ReferenceEquals(node, input); i++)
            {
                if (reached.TryGetValue(node.Inputs[i], out var inner))
                {
                    var path = Product(node.Op.Structure(node, i), inner);
                    reached[node] = reached.TryGetValue(node, out var others) ? Sum(others, path) : path;
                }
            }
        }

        return reached.GetValueOrDefault(output) ?? JacobianStructure.Zero(output.Shape, input.Shape);
    }

    internal static JacobianStructure Product(JacobianStructure outer, JacobianStructure inner)
    {
        var (rows, columns) = (outer.Rows, inner.Columns);
        return (outer.Kind, inner.Kind) switch
        {
            (Zero, _) or (_, Zero) => new(Zero, rows, columns, 0),
            (Identity, _) => inner,
            (_, Identity) => outer,
            (Diagonal, Diagonal) or (Permutation, Permutation) => outer,
            (Diagonal, BlockDiagonal or Dense) => inner,
            (BlockDiagonal or Dense, Diagonal) => outer,
            (Diagonal or Permutation, _) => Named(rows, columns, inner.NonZeros),
            (_, Diagonal or Permutation) => Named(rows, columns, outer.NonZeros),
            _ => Named(rows, columns, rows * columns),
        };
    }

    internal static JacobianStructure Sum(JacobianStructure left, JacobianStructure right) => (left.Kind, right.Kind) switch
    {
        (Zero, _) => right,
        (_, Zero) => left,
        (Identity or Diagonal, Identity or Diagonal) => left with { Kind = Diagonal },
        (BlockDiagonal, BlockDiagonal) when left == right => left,
        _ => Named(left.Rows, left.Columns, left.NonZeros + right.NonZeros),
    };

    static JacobianStructure Named(long rows, long columns, long nonZeros) =>
        nonZeros >= rows * columns ? new(Dense, rows, columns, rows * columns) : new(Sparse, rows, columns, nonZeros);
}
