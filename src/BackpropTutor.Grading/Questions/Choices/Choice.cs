using System.Collections.Immutable;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Questions.Choices;

/// <summary>One of several options, or each that applies.</summary>
public sealed record Choice(ImmutableArray<Option> Options) : Question;
