using System.Collections.Immutable;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Questions.Orderings;

/// <summary>Steps to put in order: any order that keeps <paramref name="Constraints"/> is right.</summary>
public sealed record Ordering(ImmutableArray<string> Items, ImmutableArray<(string Before, string After)> Constraints) : Question;
