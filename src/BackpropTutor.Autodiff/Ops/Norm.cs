using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>
/// √(Σ x²) over all entries: the Euclidean norm of a vector, the Frobenius norm of a matrix. Scaled by the greatest entry, so that it
/// overflows only where the result does. Its gradient is x/‖x‖; at zero it has none.
/// </summary>
public sealed record Norm : Op, IOp
{
    public static IEnumerable<Probe> Probes =>
        [Probe.Of(new Norm(), new(0.3, 3), Shape.Vector(4)), Probe.Of(new Norm(), new(-3, -0.3), Shape.Matrix(2, 3)),
            Probe.Of(new Norm(), new(0.3, 3), Shape.Scalar)];

    public static IEnumerable<Function> Functions => [Function.Unary(new Norm(), "norm")];

    public override string Name => "norm";

    public override Inferred Infer(ReadOnlySpan<Shape> inputs) => Shape.Scalar;

    public override void Forward(ReadOnlySpan<Tensor> inputs, Shape shape, Span<double> output)
    {
        var greatest = 0.0;
        foreach (var x in inputs[0].Values)
        {
            greatest = Math.Max(greatest, Math.Abs(x));
        }

        if (greatest == 0 || !double.IsFinite(greatest))
        {
            output[0] = greatest;
            return;
        }

        var sum = 0.0;
        foreach (var x in inputs[0].Values)
        {
            sum += x / greatest * (x / greatest);
        }

        output[0] = greatest * Math.Sqrt(sum);
    }

    public override Node? Pullback(Node self, Node upstream, int input) => upstream * (self.Inputs[0] / self);

    public override JacobianStructure Structure(Node self, int input) => JacobianStructure.Dense(self.Shape, self.Inputs[0].Shape);

    public override IEnumerable<Irregularity> Irregularities(IReadOnlyList<Tensor> inputs)
    {
        if (!inputs[0].Values.ContainsAnyExcept(0.0))
        {
            yield return new(IrregularityKind.NotDifferentiable, 0, 0, new(
                "The norm of zero has no gradient: it rises equally in every direction.",
                "영벡터에서는 norm의 기울기가 정의되지 않아요. 모든 방향으로 똑같이 커지기 때문이에요."));
        }
    }

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.Latex => Written.Of(@"\lVert {0} \rVert", Precedence.Atom, (self.Inputs[0], Precedence.Sum)),
        Dialect.NumPy => Written.Call("np.linalg.norm", self),
        Dialect.Torch => Written.Call("torch.linalg.norm", self),
        _ => Written.Call("norm", self),
    };
}
