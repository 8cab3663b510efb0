using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>x where it is positive, a x elsewhere. At the kink 0 its derivative is taken as a, the leak's.</summary>
public sealed record LeakyRelu(double Slope) : Elementwise, IOp
{
    const double Usual = 0.01;

    public static IEnumerable<Probe> Probes => [.. Cases(new LeakyRelu(Usual), new(-3, 3)), .. Cases(new LeakyRelu(0.25), new(-3, 3))];

    public static IEnumerable<Function> Functions => [new(["leakyrelu"], 1, 2, [], Build)];

    public override string Name => "leakyrelu";

    /// <summary>The prime is written where the function is known by its name alone.</summary>
    public override bool WritesPrime => Slope == Usual;

    public override ImmutableArray<double> Kinks => [0];

    public override double Value(double x) => x > 0 ? x : Slope * x;

    public override Node Derivative(Node x, Node y)
    {
        var positive = Node.Of(new Greater(), x, 0.0);
        return positive + (Slope * (1 - positive));
    }

    public override Written Write(Dialect dialect, Node self)
    {
        var slope = Slope == Usual ? "" : ", " + Slope.ToString("R", CultureInfo.InvariantCulture);
        var name = dialect switch
        {
            Dialect.Latex => @"\mathrm{{leakyrelu}}",
            Dialect.Torch => "torch.nn.functional.leaky_relu",
            _ => "leakyrelu"
        };
        return Written.Of(name + "({0}" + slope + ")", Precedence.Atom, (self.Inputs[0], Precedence.Comparison));
    }

    /// <summary>A slope that is not a plain number becomes part of the graph, so that it too can be differentiated.</summary>
    static Built Build(Arguments arguments)
    {
        var x = arguments[0];
        if (arguments.Count == 1)
        {
            return Node.Of(new LeakyRelu(Usual), x);
        }

        if (arguments[1] is { Shape.IsScalar: true, Uniform: { } slope })
        {
            return Node.Of(new LeakyRelu(slope), x);
        }

        var below = Built.Of(new Multiply(), arguments[1], Node.Of(new Relu(), Node.Of(new Negate(), x)));
        return below.Node is { } leak ? Built.Of(new Subtract(), Node.Of(new Relu(), x), leak) : below;
    }
}
