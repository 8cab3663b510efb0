using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Exercises;

/// <summary>Other numbers of the same program that the learner has before their eyes, so that what is right for those may be given for
/// these.</summary>
/// <param name="Values">Of every variable, by canonical name.</param>
/// <param name="AreAuthors">Whether they are the author's own, in whose place a variant puts others; otherwise a worked picture shows
/// them.</param>
public sealed record OtherNumbers(ImmutableDictionary<string, Tensor> Values, bool AreAuthors);
