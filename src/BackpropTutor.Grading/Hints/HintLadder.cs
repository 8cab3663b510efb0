using System.Collections.Immutable;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Expressions.Printing;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Misconceptions;

namespace BackpropTutor.Grading.Hints;

/// <summary>
/// Help in steps, each dearer than the last: what the gradient passes on its way, the local gradient of the last step, the shapes to fit together,
/// and last the line that carries it. The author's own hints come first where there are any.
/// </summary>
public static class HintLadder
{
    const double First = 0.1;
    const double Second = 0.15;
    const double Third = 0.2;
    const double Worked = 0.4;

    /// <summary>What the author's own hint takes that stands at this place, counted from zero: as the engine's there, the worked line apart.</summary>
    public static double CostOf(int step) => step switch { 0 => First, 1 => Second, _ => Third };

    public static ImmutableArray<Hint> For(AnswerKey key) =>
        key.Exercise.Hints.Length > 0 ? key.Exercise.Hints
        : key.Target is { Output: null, Parts: [{ Op: not Leaf } value] } && key.Scope!.Program is var program && program.NameOf(value) is { } name ? [.. Forward(program, value, name)]
        : key.Target is { Output: not null, Wrt: not null } target ? [.. FromGraph(new DiagnosisContext(key.Scope!.Program, target)), .. WorkedLine(key, new(key.Scope.Program, target))]
        : [];

    /// <summary>Of a value: what it is computed from, how that fits together, and the line itself.</summary>
    static IEnumerable<Hint> Forward(Program program, Node value, string name)
    {
        var from = Graph.Of(value).Nodes.Where(node => node != value && program.NameOf(node) is not null && IsReached(node)).ToArray();
        if (from.Length == 0)
        {
            yield break;
        }

        var names = string.Join(", ", from.Select(node => program.NameOf(node)));
        var shapes = string.Join(", ", from.Select(node => $"{program.NameOf(node)}: {node.Shape}"));
        yield return new(new($"{name} is computed from {names}.", $"{name}은(는) {names}(으)로 계산해요."), First);
        yield return new(new($"The shapes to fit together: {shapes}; the result is {value.Shape}.", $"맞춰야 할 모양: {shapes}. 결과의 모양은 {value.Shape}이에요."), Second);
        var line = Printer.PrintDefinition(value, Dialect.Text, program.NameOf);
        yield return new(new($"The line to calculate: {name} = {line}.", $"계산할 식: {name} = {line}"), Worked);

        // Cut at names: what stands behind another named node is that one's own affair.
        bool IsReached(Node node)
        {
            var open = new Stack<Node>(value.Inputs);
            while (open.TryPop(out var next))
            {
                if (ReferenceEquals(next, node))
                {
                    return true;
                }

                if (program.NameOf(next) is null)
                {
                    foreach (var input in next.Inputs)
                    {
                        open.Push(input);
                    }
                }
            }

            return false;
        }
    }

    static IEnumerable<Hint> FromGraph(DiagnosisContext context)
    {
        var (wrt, right) = (context.Wrt!, context.Right!);
        var name = context.Name(wrt);
        var uses = right.UsesOf(wrt);
        if (uses.IsEmpty)
        {
            yield return new(new($"Does the output depend on {name} at all?", $"출력이 {name}에 의존하기는 하나요?"), First);
            yield break;
        }

        var path = string.Join(" → ", Path(context, uses[0]).Select(context.Name));
        yield return new(uses.Length == 1
            ? new($"The gradient comes back to {name} along {path}.", $"기울기는 {path} 길을 따라 {name}(으)로 돌아와요.")
            : new(
                $"{name} is used {uses.Length} times ({Consumers(context, uses)}), so {uses.Length} gradients come back and add up; one of them along {path}.",
                $"{name}은(는) {uses.Length}번 쓰여요({Consumers(context, uses)}). 그래서 기울기 {uses.Length}개가 돌아와 더해져요. 그중 하나는 {path} 길로 와요."), First);

        foreach (var consumer in uses.Select(use => use.Consumer).Distinct())
        {
            yield return new(new(
                $"At the last step {context.Name(consumer)} ({consumer.Op.Name}): downstream = upstream × local. What is its local gradient by {name}?",
                $"마지막 단계 {context.Name(consumer)}({consumer.Op.Name})에서: 하류 = 상류 × 국소. {name}에 대한 국소 기울기는 무엇일까요?"), Second);
        }

        var use = uses[0];
        var others = string.Join(", ", use.Consumer.Inputs.Where(input => !ReferenceEquals(input, wrt)).Select(input => $"{context.Name(input)}: {input.Shape}"));
        yield return new(new(
            $"The shapes to fit together: what arrives at {context.Name(use.Consumer)} is {use.Consumer.Shape}{(others.Length > 0 ? "; " + others : "")}; the result must be {wrt.Shape}, the shape of {name}.",
            $"맞춰야 할 모양: {context.Name(use.Consumer)}에 오는 상류 기울기는 {use.Consumer.Shape}{(others.Length > 0 ? ", " + others : "")}이고, 결과는 {name}의 모양인 {wrt.Shape}여야 해요."), Third);
    }

    /// <summary>
    /// The last step written out, with a letter for what arrives there. Where what arrives is 1 or given, that line would be the key itself: there is none.
    /// </summary>
    static IEnumerable<Hint> WorkedLine(AnswerKey key, DiagnosisContext context)
    {
        var (wrt, right) = (context.Wrt!, context.Right!);
        var given = key.Exercise.Model!.Given.Values.Select(name => context.Program.Names[name]).ToHashSet();
        Node[] consumers = [.. right.UsesOf(wrt).Select(use => use.Consumer).Distinct()];
        if (consumers is not [var consumer] || ReferenceEquals(consumer, context.Output) || given.Contains(consumer))
        {
            yield break;
        }

        var letter = new[] { "g", "G", "g1", "g2" }.First(name => !context.Program.Names.ContainsKey(name));
        var arriving = Node.Variable(letter, consumer.Shape);
        var flows = right.UsesOf(wrt).Select(use => consumer.Op.Pullback(consumer, arriving, use.Input)).OfType<Node>().ToArray();
        if (flows.Length == 0)
        {
            yield break;
        }

        var line = Printer.Print(flows.Aggregate((left, next) => left + next), Dialect.Text, context.Program.NameOf);
        yield return new(new(
            $"The last step, with {letter} for the gradient that arrives at {context.Name(consumer)}: the gradient of {context.Name(wrt)} is {line}.",
            $"마지막 단계: {context.Name(consumer)}에 오는 상류 기울기를 {letter}라고 하면 {context.Name(wrt)}의 기울기는 {line}이에요."), Worked);
    }

    static string Consumers(DiagnosisContext context, ImmutableArray<Edge> uses) => string.Join(", ", uses.Select(use => context.Name(use.Consumer)).Distinct(StringComparer.Ordinal));

    /// <summary>From the output down to the consumer, along first uses.</summary>
    static List<Node> Path(DiagnosisContext context, Edge use)
    {
        var path = new List<Node>();
        var node = use.Consumer;
        while (true)
        {
            path.Add(node);
            var further = context.Right!.UsesOf(node);
            if (further.IsEmpty)
            {
                break;
            }

            node = further[0].Consumer;
        }

        path.Reverse();
        return path;
    }
}
