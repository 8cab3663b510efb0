using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>x where it is positive, a(eˣ − 1) elsewhere. Unless a = 1 it has a kink at 0, where a, the left side's slope, is
/// taken.</summary>
public sealed record Elu(double Slope) : Elementwise, IOp
{
    const double Usual = 1;

    public static IEnumerable<Probe> Probes => [.. Cases(new Elu(Usual), new(-3, 3)), .. Cases(new Elu(0.25), new(-3, 3))];

    public static IEnumerable<Function> Functions => [new(["elu"], 1, 2, [], Build)];

    public override string Name => "elu";

    /// <summary>The prime is written where the function is known by its name alone.</summary>
    public override bool WritesPrime => Slope == Usual;

    public override ImmutableArray<double> Kinks => Slope == 1 ? [] : [0];

    public override double Value(double x) => x > 0 ? x : Slope * SpecialFunctions.Expm1(x);

    public override Node Derivative(Node x, Node y)
    {
        var positive = Node.Of(new Greater(), x, 0.0);
        return positive + (Slope * ((1 - positive) * Node.Of(new Exp(), Node.Of(new Minimum(), x, 0.0))));
    }

    public override Written Write(Dialect dialect, Node self)
    {
        var slope = Slope == Usual ? "" : ", " + Slope.ToString("R", CultureInfo.InvariantCulture);
        var name = dialect switch { Dialect.Latex => @"\mathrm{{elu}}", Dialect.Torch => "torch.nn.functional.elu", _ => "elu" };
        return Written.Of(name + "({0}" + slope + ")", Precedence.Atom, (self.Inputs[0], Precedence.Comparison));
    }

    /// <summary>A slope that is not a plain number becomes part of the graph, so that it too can be differentiated.</summary>
    static Built Build(Arguments arguments)
    {
        var x = arguments[0];
        if (arguments.Count == 1)
        {
            return Node.Of(new Elu(Usual), x);
        }

        if (arguments[1] is { Shape.IsScalar: true, Uniform: { } slope })
        {
            return Node.Of(new Elu(slope), x);
        }

        var curve = Node.Of(new Subtract(), Node.Of(new Exp(), Node.Of(new Minimum(), x, 0.0)), 1.0);
        var below = Built.Of(new Multiply(), arguments[1], curve);
        return below.Node is { } tail ? Built.Of(new Add(), Node.Of(new Relu(), x), tail) : below;
    }
}
