using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>1 where it holds, else 0, entry by entry. Flat wherever it is smooth, so no gradient passes; where both sides are equal it may
/// jump.</summary>
public abstract record Comparison : Broadcasting
{
    public sealed override bool IsExact => true;

    protected sealed override Node LocalPullback(Node self, Node upstream, int input) => Node.Fill(self.Shape, 0);

    public sealed override JacobianStructure Structure(Node self, int input) =>
        JacobianStructure.Zero(self.Shape, self.Inputs[input].Shape);

    protected sealed override (IrregularityKind Kind, Bilingual Message)? IrregularityAt(double left, double right) =>
        left == right ? (IrregularityKind.Kink, Messages.Jumps(Sign, left)) : null;

    /// <summary>In code a comparison gives truth values, which do not add up like numbers; they are made numbers at once.</summary>
    public sealed override Written Write(Dialect dialect, Node self)
    {
        var sign = $"{{0}} {In(dialect)} {{1}}";
        var (pattern, level) = dialect switch
        {
            Dialect.NumPy => ($"1.0 * ({sign})", Precedence.Product),
            Dialect.Torch => ($"({sign}).double()", Precedence.Postfix),
            _ => (sign, Precedence.Comparison),
        };
        return Written.Of(pattern, level, (self.Inputs[0], Precedence.Sum), (self.Inputs[1], Precedence.Sum));
    }

    /// <summary>The sign as a dialect spells it.</summary>
    protected virtual string In(Dialect dialect) => Sign;
}
