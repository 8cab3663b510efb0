using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>xʸ, entry by entry. d/dx = y x^(y−1); d/dy = xʸ ln x, defined for positive x only.</summary>
public sealed record Power : Broadcasting, IOp
{
    public static IEnumerable<Probe> Probes => Pairs(new Power(), new(0.2, 3), new(-2, 3));

    public override string Name => "power";

    public override string Sign => "^";

    public override double Value(double left, double right) => right is 2 ? left * left : Math.Pow(left, right);

    public override Node? Quicker(Node self) => self.Inputs[1].Uniform is 2
        ? Node.Of(new Multiply(), self.Inputs[0], self.Inputs[0]).BroadcastTo(self.Shape) : null;

    /// <summary>A⁻¹ would be read as the inverse matrix.</summary>
    public override Node? Spelled(Node self, Dialect dialect) =>
        self.Inputs[1].Uniform is -1 && self.Inputs[0].Shape is { IsMatrix: true } shape && shape.Rows == shape.Columns
            ? 1 / self.Inputs[0] : base.Spelled(self, dialect);

    protected override Node LocalPullback(Node self, Node upstream, int input) => input == 0
        ? upstream * (self.Inputs[1] * self.Inputs[0].Pow(self.Inputs[1] - 1.0))
        : upstream * (self * self.Inputs[0].Apply(new Log()));

    protected override (IrregularityKind Kind, Bilingual Message)? IrregularityAt(double left, double right) =>
        (left < 0 && right != Math.Floor(right)) || (left == 0 && right < 0)
            ? (IrregularityKind.OutsideDomain, Messages.OutsideDomain($"x^{Messages.Print(right)}", left))
        : left == 0 && right is > 0 and < 1 ? (IrregularityKind.NotDifferentiable, Messages.AtKink($"x^{Messages.Print(right)}", left))
        : null;

    public override Written Write(Dialect dialect, Node self) => dialect switch
    {
        Dialect.NumPy or Dialect.Torch => Binary(" ** ", self),
        Dialect.Latex => Written.Of(
            self.Inputs[1].Op is Fill ? "{0}^{{{1}}}" : "{0}^{{{{{1}}}}}", Precedence.Power, (self.Inputs[0], Precedence.Postfix),
                (self.Inputs[1], Precedence.Comparison)),
        _ => Binary("^", self),
    };

    /// <summary>An exponent other than a number is bracketed (in LaTeX, by braces that do not show): <c>x^T</c> would be a
    /// transpose.</summary>
    static Written Binary(string sign, Node self) => self.Inputs[1].Op is Fill { Shape.IsScalar: true }
        ? Written.Of("{0}" + sign + "{1}", Precedence.Power, (self.Inputs[0], Precedence.Postfix), (self.Inputs[1], Precedence.Unary))
        : Written.Of("{0}" + sign + "({1})", Precedence.Power, (self.Inputs[0], Precedence.Postfix),
            (self.Inputs[1], Precedence.Comparison));
}
