using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Blocks.Jacobians;

/// <summary>A factor of a product, as it stands there.</summary>
public sealed record Factor(JacobianPicture Jacobian, bool IsTransposed)
{
    public long Rows => IsTransposed ? Jacobian.Structure.Columns : Jacobian.Structure.Rows;

    public long Columns => IsTransposed ? Jacobian.Structure.Rows : Jacobian.Structure.Columns;

    public string Size => $"{Rows}×{Columns}";

    public ImmutableArray<Symbol> RowLabels => IsTransposed ? Jacobian.Inputs : Jacobian.Outputs;

    public ImmutableArray<Symbol> ColumnLabels => IsTransposed ? Jacobian.Outputs : Jacobian.Inputs;

    public string Text => IsTransposed ? $"({Jacobian.Name})ᵀ" : Jacobian.Name;
}

/// <summary>Jacobians multiplied from left to right, whether they fit or not, and the product where they do.</summary>
public sealed record JacobianChain(ImmutableArray<Factor> Factors, Tensor? Product)
{
    /// <summary>The first place where a factor's columns differ from the next one's rows; null where all agree.</summary>
    public int? FirstMisfit => MisfitOf(Factors);

    /// <summary>What the product measures, if it exists.</summary>
    public string Size => $"{Factors[0].Rows}×{Factors[^1].Columns}";

    public static JacobianChain Of(ImmutableArray<Factor> factors)
    {
        var isFormed = MisfitOf(factors) is null && factors.All(factor => factor.Jacobian.Entries is not null)
            && factors[0].Rows * factors[^1].Columns <= JacobianPicture.MostEntries;
        return new(factors, isFormed ? Multiplied(factors) : null);
    }

    static int? MisfitOf(ImmutableArray<Factor> factors)
    {
        for (var i = 0; i + 1 < factors.Length; i++)
        {
            if (factors[i].Columns != factors[i + 1].Rows)
            {
                return i;
            }
        }

        return null;
    }

    static Tensor Multiplied(ImmutableArray<Factor> factors)
    {
        var matrices = factors.Select(factor => factor.IsTransposed ? Node.Of(new Transpose(), Entries(factor)) : Entries(factor));
        var product = matrices.Aggregate((left, right) => Matrix(Node.Of(new MatMul(), left, right), left.Shape.Rows, right.Shape.Columns));
        return Run.Of(Graph.Of(product), ImmutableDictionary<string, Tensor>.Empty)[product];
    }

    static Node Entries(Factor factor) => Node.Constant(factor.Jacobian.Entries!);

    /// <summary>A product that came out as a scalar or a vector is a matrix again for the next factor.</summary>
    static Node Matrix(Node product, int rows, int columns) => product.Reshape(Shape.Matrix(rows, columns));
}
