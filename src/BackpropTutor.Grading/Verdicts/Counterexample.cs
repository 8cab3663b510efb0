using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>
/// A small change of an input for which the answer predicts one change of the output and another one happens, at numbers that are not the
/// question's.
/// </summary>
/// <param name="At">The variables' numbers.</param>
/// <param name="Changed">The node that is changed.</param>
/// <param name="Entry">Which of its entries, row-major.</param>
/// <param name="Steps">For a slider, the largest first.</param>
public sealed record Counterexample(ImmutableDictionary<string, Tensor> At, string Changed, int Entry,
    ImmutableArray<CounterexampleStep> Steps);

/// <param name="Size">How far the entry is moved.</param>
/// <param name="Predicted">The change of the output by the answer: its entry times the step.</param>
/// <param name="Actual">The change of the output that happens.</param>
public sealed record CounterexampleStep(double Size, double Predicted, double Actual);
