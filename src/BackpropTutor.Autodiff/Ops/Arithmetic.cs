namespace BackpropTutor.Autodiff.Ops;

/// <summary>The steps that are quicker done than called. An op that is one of them says so; it still has its own value, which must
/// agree.</summary>
public enum Arithmetic
{
    None,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
}
