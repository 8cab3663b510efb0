namespace BackpropTutor.Grading.Sampling;

/// <summary>What turns where one side does: comparisons or slopes, each by its slot, at one entry.</summary>
public readonly record struct KinkGate(int[] Slots, int Entry);
