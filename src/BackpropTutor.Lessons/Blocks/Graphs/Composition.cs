using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using static BackpropTutor.Autodiff.Graphs.JacobianKind;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>
/// The pattern of a Jacobian across several ops, from the patterns of each: a product along a path, a sum over paths. It never claims a
/// pattern that some values would break; where two patterns have no common name, it says so by <see cref="Sparse"/> or <see cref="Dense"/>.
/// </summary>
static class Composition
{
    /// <summary>∂body/∂v for each variable v before it.</summary>
    public static Dictionary<Node, JacobianStructure> Of(Node body)
    {
        var nodes = Graph.Of(body).Nodes;
        return nodes.Where(node => node.Op is Variable).ToDictionary(variable => variable, variable => Between(nodes, variable));
    }

    static JacobianStructure Between(IEnumerable<Node> nodes, Node variable)
    {
        var reached = new Dictionary<Node, JacobianStructure> { [variable] = JacobianStructure.Identity(variable.Shape) };
        var last = variable;
        foreach (var node in nodes)
        {
            last = node;
            for (var i = 0; i < node.Inputs.Length; i++)
            {
                if (reached.TryGetValue(node.Inputs[i], out var inner))
                {
                    var path = Product(node.Op.Structure(node, i), inner);
                    reached[node] = reached.TryGetValue(node, out var others) ? Sum(others, path) : path;
                }
            }
        }

        return reached.GetValueOrDefault(last) ?? JacobianStructure.Zero(last.Shape, variable.Shape);
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
            _ => new(Dense, rows, columns, rows * columns),
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
