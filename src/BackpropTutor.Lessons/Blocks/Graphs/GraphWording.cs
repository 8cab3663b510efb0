using BackpropTutor.Autodiff;
using BackpropTutor.Lessons.Blocks.Graphs.Drawing;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>The sentences of the steps. A hidden number is a question mark here as in the picture.</summary>
/// <param name="covers">Whether every gradient is one, too; what stands in the forward pass is still seen.</param>
sealed class GraphWording(GraphPicture picture, Concealment hidden, bool covers)
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

    string Upstream(GraphNode node) => covers || hidden.Upstream(node.Index) ? "?" : node.Upstream is { } gradient
        ? Digits.Inline(gradient) : "–";

    string Local(GraphEdge edge) => covers || hidden.Local(edge.Index) ? "?" : LocalText.Of(edge.Local);

    string Downstream(GraphEdge edge) => covers || hidden.Downstream(edge.Index) ? "?" : edge.Downstream is { } gradient
        ? Digits.Inline(gradient) : "–";

    static string Term(string text) => text.StartsWith('−') ? $"({text})" : text;

    static string Called(GraphNode node) => Plain(node.Name.Length <= LongestName ? node.Name : node.Symbol);

    static string Plain(string text) => string.Concat(Typeset.Of(text).Select(run => run.Plain));
}
