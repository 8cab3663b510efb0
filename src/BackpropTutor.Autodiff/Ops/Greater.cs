using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>1 where x &gt; y, else 0. Flat wherever it is smooth, so no gradient passes.</summary>
public sealed record Greater : Broadcasting, IOp
{
    public static IEnumerable<Probe> Probes => Pairs(new Greater(), Interval.All, Interval.All);

    public override string Name => "greater";

    public override string Sign => ">";

    public override double Value(double left, double right) => left > right ? 1 : 0;

    protected override Node LocalPullback(Node self, Node upstream, int input) => Node.Fill(self.Shape, 0);

    public override JacobianStructure Structure(Node self, int input) => JacobianStructure.Zero(self.Shape, self.Inputs[input].Shape);

    public override Written Write(Dialect dialect, Node self) => Written.Infix(" > ", Precedence.Comparison, self.Inputs[0], self.Inputs[1]);
}
