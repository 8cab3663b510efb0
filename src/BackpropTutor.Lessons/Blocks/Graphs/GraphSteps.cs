using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Lessons.Blocks.Graphs.Drawing;

namespace BackpropTutor.Lessons.Blocks.Graphs;

public enum GraphPhase
{
    Start,
    Forward,
    Seed,
    Backward,
    Sum,
}

/// <summary>One thing that happens: at a node, along a wire if it is the backward pass, in one line of words.</summary>
public sealed record GraphStep(GraphPhase Phase, int Node, int? Edge, Bilingual Words)
{
    public bool IsForward => Phase is GraphPhase.Start or GraphPhase.Forward;
}

/// <summary>A whole forward and backward pass as a list of steps, each number appearing at the step that computes it.</summary>
public sealed class GraphSteps
{
    readonly ImmutableArray<int> valueAt;
    readonly ImmutableArray<int> upstreamAt;
    readonly ImmutableArray<int> downstreamAt;

    GraphSteps(ImmutableArray<GraphStep> steps, int[] valueAt, int[] upstreamAt, int[] downstreamAt) =>
        (Steps, this.valueAt, this.upstreamAt, this.downstreamAt) = (steps, [.. valueAt], [.. upstreamAt], [.. downstreamAt]);

    public ImmutableArray<GraphStep> Steps { get; }

    public int Last => Steps.Length - 1;

    public static GraphSteps Of(GraphPicture picture, Concealment hidden)
    {
        var words = new GraphWording(picture, hidden);
        var steps = ImmutableArray.CreateBuilder<GraphStep>();
        var (valueAt, upstreamAt, downstreamAt) = (new int[picture.Nodes.Length], new int[picture.Nodes.Length], new int[picture.Edges.Length]);
        steps.Add(new(GraphPhase.Start, picture.Nodes[0].Index, null, GraphWording.Start));
        foreach (var node in picture.Nodes.Where(node => !node.IsSource))
        {
            valueAt[node.Index] = steps.Count;
            steps.Add(new(GraphPhase.Forward, node.Index, null, words.Forward(node)));
        }

        foreach (var node in picture.Nodes.Reverse())
        {
            var uses = picture.Uses[node.Index].Where(edge => edge.Downstream is not null).ToList();
            upstreamAt[node.Index] = steps.Count - 1;
            if (node.Index == picture.Output.Index)
            {
                upstreamAt[node.Index] = steps.Count;
                steps.Add(new(GraphPhase.Seed, node.Index, null, words.Seed));
            }
            else if (uses.Count > 1)
            {
                upstreamAt[node.Index] = steps.Count;
                steps.Add(new(GraphPhase.Sum, node.Index, null, words.Sum(node)));
            }
            else if (uses.Count == 1)
            {
                upstreamAt[node.Index] = downstreamAt[uses[0].Index];
            }

            foreach (var edge in picture.Inputs[node.Index].Where(edge => edge.Downstream is not null))
            {
                downstreamAt[edge.Index] = steps.Count;
                steps.Add(new(GraphPhase.Backward, node.Index, edge.Index, words.Backward(edge)));
            }
        }

        return new(steps.ToImmutable(), valueAt, upstreamAt, downstreamAt);
    }

    public bool ShowsValue(int node, int step) => valueAt[node] <= step;

    public bool ShowsUpstream(int node, int step) => upstreamAt[node] <= step;

    public bool ShowsDownstream(int edge, int step) => downstreamAt[edge] <= step;

    /// <summary>Where the pass is at a node: going forward when its value is computed, going back when its gradient is known or first sent on.</summary>
    public int StepAt(int node, bool forward)
    {
        var wanted = forward ? valueAt[node] : upstreamAt[node];
        for (var step = 0; !forward && step < Steps.Length; step++)
        {
            if (Steps[step].Node == node && !Steps[step].IsForward)
            {
                return step;
            }
        }

        return wanted;
    }
}

/// <summary>The sentences of the steps. A hidden number is a question mark here as in the picture.</summary>
sealed class GraphWording(GraphPicture picture, Concealment hidden)
{
    const int LongestName = 24;

    public static Bilingual Start { get; } = new("The inputs have their values.", "입력값이 주어졌어요.");

    public Bilingual Seed => new(
        $"Back from the end: ∂{OutputName}/∂{OutputName} = {Upstream(picture.Output)}",
        $"끝에서부터 되돌아가요: ∂{OutputName}/∂{OutputName} = {Upstream(picture.Output)}");

    string OutputName => Called(picture.Output);

    public Bilingual Forward(GraphNode node)
    {
        var isSeen = !picture.Inputs[node.Index].Any(edge => hidden.Value(edge.Source));
        var numbers = node.Worked is { } worked && isSeen ? Plain(worked) + " = " : "";
        var chain = $"{(node.IsNamed ? Plain(node.Name) + " = " : "")}{Plain(node.Formula)} = {numbers}{Value(node)}";
        return new($"Forward: {chain}", $"순전파: {chain}");
    }

    public Bilingual Backward(GraphEdge edge)
    {
        var (source, target) = (picture.Nodes[edge.Source], picture.Nodes[edge.Target]);
        var (upstream, local, downstream) = (Upstream(target), Local(edge), Downstream(edge));
        return new(
            $"{Called(source)} ← {Called(target)}: upstream {upstream} × local {local} = downstream {downstream}",
            $"{Called(source)} ← {Called(target)}: 상류 기울기 {upstream} × 국소 기울기 {local} = 하류 기울기 {downstream}");
    }

    public Bilingual Sum(GraphNode node)
    {
        var uses = picture.Uses[node.Index].Where(edge => edge.Downstream is not null).ToList();
        var sum = $"{string.Join(" + ", uses.Select(edge => Term(Downstream(edge))))} = {Upstream(node)}";
        return new(
            $"{Called(node)} is used {uses.Count} times, so what comes back adds up: {sum}",
            $"{Called(node)}: {uses.Count}곳에서 쓰이므로 돌아온 기울기를 더해요: {sum}");
    }

    string Value(GraphNode node) => hidden.Value(node.Index) ? "?" : Digits.Inline(node.Value);

    string Upstream(GraphNode node) => hidden.Upstream(node.Index) ? "?" : node.Upstream is { } gradient ? Digits.Inline(gradient) : "–";

    string Local(GraphEdge edge) => hidden.Local(edge.Index) ? "?" : LocalText.Of(edge.Local);

    string Downstream(GraphEdge edge) => hidden.Downstream(edge.Index) ? "?" : edge.Downstream is { } gradient ? Digits.Inline(gradient) : "–";

    static string Term(string text) => text.StartsWith('−') ? $"({text})" : text;

    static string Called(GraphNode node) => Plain(node.Name.Length <= LongestName ? node.Name : node.Symbol);

    static string Plain(string text) => string.Concat(Typeset.Of(text).Select(run => run.Plain));
}
