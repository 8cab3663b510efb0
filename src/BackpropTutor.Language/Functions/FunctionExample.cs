namespace BackpropTutor.Language.Functions;

/// <summary>A call and the same in other words, over a vector <c>v</c> of 3, another <c>u</c>, and matrices <c>X</c> and <c>Y</c> of 2×3,
/// <c>S</c> of 3×3.</summary>
public sealed record FunctionExample(string Call, string SameAs);
