using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Exercises;

/// <summary>The function that an exercise is about, and what is known of its variables.</summary>
/// <param name="Program">The author's function, read for the variables' shapes.</param>
public sealed record ExerciseModel(Program Program)
{
    /// <summary>Numbers that the question fixes, by canonical name; the other variables have only a shape and are drawn.</summary>
    public ImmutableDictionary<string, Tensor> Values { get; init; } = ImmutableDictionary<string, Tensor>.Empty;

    /// <summary>What kind of numbers a drawn variable holds, where it is not just any.</summary>
    public ImmutableDictionary<string, VariableKind> Kinds { get; init; } = ImmutableDictionary<string, VariableKind>.Empty;

    /// <summary>Variables whose numbers stay the author's in every variant: a label that the question tells in words, a constant of the
    /// function.</summary>
    public ImmutableHashSet<string> Held { get; init; } = [];

    /// <summary>
    /// Formulas of the answer language whose values at the author's numbers every variant must have too: <c>z > y</c> where the exercise is
    /// about z winning, <c>a</c> where its being 0 is what makes the question convenient.
    /// </summary>
    public ImmutableArray<string> Kept { get; init; } = [];

    /// <summary>Gradients that an answer may use: the name (<c>delta</c>) and the node whose gradient it is (<c>z</c>).</summary>
    public ImmutableDictionary<string, string> Given { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Steps of the program that the learner can see, as the printer writes them: a name, or what is calculated. The program may be an
    /// author's device (a step called <c>down</c> for f(x − ε)), and a diagnosis that speaks of one would explain nothing. Null where the
    /// learner has all of it before them.
    /// </summary>
    public ImmutableHashSet<string>? ShownSteps { get; init; }

    /// <summary>Whether the question fixes every number, so that it is judged at its own point and around it.</summary>
    public bool IsFixed => Program.Variables.All(variable => Values.ContainsKey(variable.Symbol));
}

/// <summary>The numbers that a variable may hold. A label or a probability is held still where a point is moved, since moving it would
/// leave its kind.</summary>
public enum VariableKind
{
    Any,
    Positive,
    OneHot,
    Distribution,
}
