namespace BackpropTutor.Classrooms.Analytics;

/// <summary>How learners with one set of numbers did; a variant much harder than the others is unfair.</summary>
public sealed record VariantFigures(int Variant, int Tried, int Solved, double MeanAttempts);
