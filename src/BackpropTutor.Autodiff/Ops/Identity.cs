using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>The n×n identity matrix.</summary>
public sealed record Identity(int Size) : Leaf, IOp
{
    public static IEnumerable<Probe> Probes => [new(new Identity(3), [], [])];

    public override string Name => "identity";

    protected override Shape Result => Shape.Matrix(Size, Size);

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        output.Clear();
        for (var i = 0; i < Size; i++)
        {
            output[(i * Size) + i] = 1;
        }
    }

    public override Written Write(Dialect dialect, Node self)
    {
        var size = Size.ToString(CultureInfo.InvariantCulture);
        return Written.Atom(dialect switch
        {
            Dialect.NumPy => $"np.eye({size})",
            Dialect.Torch => $"torch.eye({size}, dtype=torch.float64)",
            _ => $"I({size})",
        });
    }
}
