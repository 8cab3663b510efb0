using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Checking;

/// <summary>Other numbers that an exercise is asked with now, so that pictures of its model show them too.</summary>
/// <param name="Exercise">Its letter.</param>
/// <param name="Variant">Never 0.</param>
/// <param name="Values">Of every variable of the model.</param>
public sealed record NumbersAsked(string Exercise, int Variant, ImmutableDictionary<string, Tensor> Values);
