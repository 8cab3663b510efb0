using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>
/// One way to get a gradient wrong. It either replaces what flows down an edge of the backward sweep (a <see cref="WrongPullback"/>), so
/// that the engine works out what follows at every node of any graph, or it turns the finished answer into another one (a
/// <see cref="WrongForm"/>). A new one is one new file.
/// </summary>
public abstract class Misconception
{
    /// <summary>All of them, found by what they are, the plainest first.</summary>
    public static ImmutableArray<Misconception> All { get; } =
    [
        .. typeof(Misconception).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Misconception)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (Misconception)Activator.CreateInstance(type)!)
            .OrderBy(misconception => misconception.Rank),
    ];

    /// <summary>The diagnosis's id, which never changes.</summary>
    public abstract string Id { get; }

    /// <summary>Where several explain the same answer, the least rank is told first: what most learners do, in the fewest words.</summary>
    public abstract int Rank { get; }

    /// <summary>What it has in common with its like.</summary>
    public abstract Family Family { get; }

    /// <summary>Wrong answers by which it is tested: at least one for each form that it has.</summary>
    public abstract ImmutableArray<MisconceptionExample> Examples { get; }

    /// <summary>Wrong rules at the edges of this graph.</summary>
    public virtual IEnumerable<WrongPullback> WrongPullbacks(DiagnosisContext context) => [];

    /// <summary>Wrong forms of the finished answer.</summary>
    public virtual IEnumerable<WrongForm> WrongForms(DiagnosisContext context) => [];

    /// <summary>Wrong steps on the way to a value that is asked for, where nothing is differentiated.</summary>
    public virtual IEnumerable<WrongStep> WrongSteps(DiagnosisContext context) => [];

    /// <summary>The right entries, wrongly arranged.</summary>
    public virtual IEnumerable<WrongArrangement> WrongArrangements(DiagnosisContext context) => [];

    /// <summary>The right answer to the question with other numbers.</summary>
    public virtual IEnumerable<WrongNumbers> WrongNumbers(DiagnosisContext context) => [];

    /// <summary>An answer to the gradient of the program's output by <paramref name="wrt"/>.</summary>
    protected static MisconceptionExample OfGradient(
        string program, string wrt, string answer, string? node, params ReadOnlySpan<(string Name, Shape Shape)> shapes) =>
        new(program, new GradientOf(wrt), answer, node) { Shapes = [.. shapes] };

    /// <summary>An answer to the value of the definition <paramref name="name"/>.</summary>
    protected static MisconceptionExample OfValue(
        string program, string name, string answer, string? node, params ReadOnlySpan<(string Name, Shape Shape)> shapes) =>
        new(program, new ValueOf(name), answer, node) { Shapes = [.. shapes] };

    /// <summary>An answer in numbers to a question that fixes all numbers.</summary>
    protected static MisconceptionExample OfNumbers(
        string program, Quantity asked, string answer, string? node, params ReadOnlySpan<(string Name, Tensor Value)> values) =>
        new(program, asked, answer, node) { Values = [.. values] };
}
