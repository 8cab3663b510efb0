namespace BackpropTutor.Language;

/// <summary>One line of code that gives a name a value.</summary>
/// <param name="Target">The name, canonical; null for an expression without one.</param>
/// <param name="Sign">The sign of <c>+=</c> and its kin; "" of a plain <c>=</c>.</param>
/// <param name="Value">What the name holds after the line: of <c>w -= g</c> it is w − g.</param>
public sealed record Assignment(string? Target, string Sign, Reading Value);
