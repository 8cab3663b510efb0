using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Checking;

/// <summary>
/// A lesson's model as the engine knows it: the program that was read, and a value for each of its variables that has one. What pictures,
/// prose and exercises compute from.
/// </summary>
public sealed record BoundModel(Program Program, ImmutableDictionary<string, Tensor> Values)
{
    static readonly ConditionalWeakTable<Model, BoundModel> Known = [];

    readonly Lazy<Scope> scope = new(() => ScopeOf(Program));

    /// <summary>The same scope with a letter of its own for each gradient.</summary>
    readonly Lazy<Scope> letters = new(() => LettersOf(ScopeOf(Program)));

    /// <summary>Every name of the program, and for a scalar output every gradient of it, written <c>ds/db</c>.</summary>
    public Scope Scope => scope.Value;

    /// <summary>For a model that is trained, its values before the first step and after each; <see cref="Values"/> is the last. Empty for
    /// any other.</summary>
    public ImmutableArray<ImmutableDictionary<string, Tensor>> Course { get; private init; } = [];

    /// <summary>Reads a model once, however many parts of the lesson name it.</summary>
    /// <exception cref="ContentException">The program cannot be read; the message names the line of the model and what to mend.</exception>
    public static BoundModel Of(Model model) => Known.GetValue(model, Bind);

    /// <summary>
    /// Whether an expression is made of gradients alone, as <c>ds/db</c> or an entry of it is. Asked of what was written and not of the
    /// node that it means: at a product, ∂f/∂q <em>is</em> the other factor, and yet one of them is a gradient and the other a value.
    /// </summary>
    public bool IsGradient(string expression) => AnswerLanguage.ReadAnswer(expression, letters.Value) is { Succeeded: true } read
        && Graph.Of(read.Value.Node).Nodes.Where(node => node.Op is Variable).ToArray() is { Length: > 0 } variables
        && variables.All(letters.Value.Derivatives.ContainsValue);

    /// <summary>Runs everything that <paramref name="nodes"/> are computed from.</summary>
    public Run Run(params IEnumerable<Node> nodes) => Autodiff.Graphs.Run.Of(Graph.Of(nodes), Values);

    /// <summary>The magnitudes of all numbers that are given or follow: of every node with a name, and of every gradient.</summary>
    public IReadOnlySet<double> Magnitudes()
    {
        if (Program.Variables.Any(variable => !Values.ContainsKey(variable.Symbol)))
        {
            return Values.Values.SelectMany(value => value.Values.ToArray()).Select(Math.Abs).ToHashSet();
        }

        Node[] nodes = [.. Program.Names.Values.Concat(Scope.Derivatives.Values)];
        var run = Run(nodes);
        return nodes.SelectMany(node => run[node].Values.ToArray()).Select(Math.Abs).ToHashSet();
    }

    /// <summary>The node that the fact <paramref name="fact"/> means by <paramref name="name"/>.</summary>
    /// <exception cref="ContentException">The program has no such name.</exception>
    public Node Find(Facts facts, string fact, string name) => Program.Names.TryGetValue(Names.Canonical(name), out var node)
        ? node
        : throw facts.Mistake(fact, $"The model has no node '{name}'.", Nearest.Suggest(name, Program.Names.Keys));

    /// <summary>How a value of a line is computed at other numbers, where it is this model's.</summary>
    /// <param name="name">The model's, in its lesson.</param>
    internal Func<ComputedValue, ComputedValue> WithNumbers(string? name, ImmutableDictionary<string, Tensor> values)
    {
        var there = this with { Values = values };
        return value => value.Model == name && EngineValues.TryCompute(there, value.Expression, out var computed, out _)
            ? value with { Value = computed.Value } : value;
    }

    static BoundModel Bind(Model model)
    {
        var values = model.Values.ToImmutableDictionary(pair => Names.Canonical(pair.Key), pair => pair.Value, StringComparer.Ordinal);
        var shapes = values.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Shape, StringComparer.Ordinal)
            .AddRange(model.Shapes.Select(pair => KeyValuePair.Create(Names.Canonical(pair.Key), pair.Value)));
        var read = AnswerLanguage.ReadProgram(model.Program, shapes, ActivationOf(model));
        if (!read.Succeeded)
        {
            throw new ContentException(
                model.File, model.Line,
                    $"The program of '{model.Name}' cannot be read at '{Quoted(model.Program, read.Mistake.Span)}': "
                    + $"{read.Mistake.Message.English}", "Mend it.");
        }

        if (model.Training is not { } training)
        {
            return new BoundModel(read.Value, values);
        }

        var course = TrainedValues.Of(model, training, read.Value, values);
        return new BoundModel(read.Value, course[^1]) { Course = course };
    }

    static Elementwise? ActivationOf(Model model)
    {
        if (model.F is not { } name)
        {
            return null;
        }

        return Catalog.ElementwiseNamed(name)
            ?? throw new ContentException(model.File, model.Line, $"No activation is called '{name}'.",
                "Name one of the language's functions, such as sigmoid.");
    }

    /// <summary>The scope of a program: its names, and for a scalar output its gradients.</summary>
    internal static Scope ScopeOf(Program program)
    {
        var scope = Scope.Of(program);
        if (!program.Output.Node.Shape.IsScalar)
        {
            return scope;
        }

        var gradients = Backward.Of(program.Output.Node);
        return scope with
        {
            Derivatives = program.Names.Where(pair => pair.Key != program.Output.Name)
                .ToImmutableDictionary(pair => (program.Output.Name, pair.Key), pair => gradients.GradientOf(pair.Value)),
        };
    }

    static Scope LettersOf(Scope scope) => scope with
    {
        Derivatives = scope.Derivatives.ToImmutableDictionary(pair => pair.Key,
            pair => Node.Variable($"d{pair.Key.Item1}/d{pair.Key.Item2}", pair.Value.Shape)),
    };

    static string Quoted(string text, TextSpan span) => text[Math.Clamp(span.Start, 0, text.Length)..Math.Clamp(span.End, 0, text.Length)];
}
