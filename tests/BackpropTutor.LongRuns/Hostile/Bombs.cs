using System.Collections.Immutable;

namespace BackpropTutor.LongRuns.Hostile;

/// <summary>Short texts that ask for much work, each at a place of its own: long sums, deep nests, dense graphs, wide tensors, many
/// names.</summary>
static class Bombs
{
    static readonly Dictionary<string, int[]> OfX = new(StringComparer.Ordinal) { ["x"] = [] };
    static readonly Dictionary<string, int[]> Layer = new(StringComparer.Ordinal) { ["W"] = [3, 4], ["x"] = [4] };

    public static ImmutableArray<Costly> All { get; } = [.. Programs(), .. Answers(), .. Derivatives(), .. Explorer()];

    static IEnumerable<Costly> Programs()
    {
        foreach (var count in new[] { 50, 199 })
        {
            yield return Costly.Grade($"sigmoid nest {count}", Nest("sigmoid", count), OfX, "x", "x");
            yield return Costly.Grade($"softmax nest {count}", $"s = sum({Nest("softmax", count)})", Shapes(("x", [3])), "x", "x");
        }

        foreach (var count in new[] { 100, 300, 1000, 3000 })
        {
            yield return Costly.Grade($"product {count}", Row("x", "*", count), OfX, "x");
            yield return Costly.Grade($"quotient {count}", Row("x", "/", count), OfX, "x");
            yield return Costly.Grade($"sum {count}", Row("x", "+", count), OfX, "x");
        }

        yield return Costly.Grade("60 doublings", Lines(60, (now, before) => $"a{now} = a{before} * a{before}"), OfX, "x");
        yield return Costly.Grade("400 doublings", Lines(400, (now, before) => $"a{now} = a{before} * a{before} / 2"), OfX, "x");
        yield return Costly.Grade("800 lines", Lines(800, (now, before) => $"a{now} = tanh(a{before})"), OfX, "x");
        yield return Costly.Grade("300 names", "s = " + string.Join("+", Names(300).Select(name => $"{name}*{name}")),
            Shapes([.. Names(300).Select(name => (name, Array.Empty<int>()))]), "v0q");
        yield return Costly.Grade("no regular point", "s = sum(log(-(W*x)*(W*x)))", Shapes(("W", [300, 300]), ("x", [300])), "W");
        yield return Costly.Grade("many kinks", "s = sum(relu(W*x))", Shapes(("W", [400, 100]), ("x", [100])), "W", "W");
        yield return Costly.Grade("nested kinks", $"s = {Nest("abs", 150, "x - 1")}", OfX, "x", "x");
        var closing = string.Concat(Enumerable.Range(0, 120).Select(i => $", x*{i}.5 - {i})"));
        yield return Costly.Grade("nested maxima", $"s = {Repeat("max(", 120)}x{closing}", OfX, "x", "x");
        yield return Costly.Grade("kinks that hide", "s = sum(abs(max(x, sin(w*x*9))))", Shapes(("x", [300]), ("w", [300])), "x", "x");
        yield return Costly.Grade("a large Jacobian", "h = W*x", Shapes(("W", [80, 80]), ("x", [80])), "W", "W");
        yield return Costly.Grade("a wide comparison", "s = sum(ones(300,300) < 1e3)*x", OfX, "x", "x");
    }

    static IEnumerable<Costly> Answers()
    {
        Costly Answer(string name, string text) => Costly.Grade("answer " + name, "s = sum(W*x)", Layer, "W", text);
        const string wide = "A = ones(900,3)*W*ones(4,900)\n";
        yield return Answer("of products", "ones(3,360)*ones(360,360)*ones(360,4)");
        yield return Answer("of thirty products", Row("(W*x*ones(1,400))*ones(400,400)*ones(400,4)", "+", 30));
        yield return Answer("a million wide", "sum(exp(x*ones(1,900000)))");
        yield return Answer("of 4,900 terms", Row("W", "+", 4900));
        yield return Answer("of exponentials", Row("exp(W)", "+", 1400));
        yield return Answer("of kinks", Row("relu(W)", "+", 1200));
        yield return Answer("of other kinks", string.Join("+", Enumerable.Range(0, 900).Select(i => $"relu(W-{i})")));
        yield return Answer("of outer products", Row("W*x*x'", "+", 1100));
        yield return Answer("of nested maxima", $"{Repeat("max(W,", 190)}W{Repeat("+1)", 190)}");
        yield return Answer("of nested softmax", Nest("softmax", 199, "W"));
        yield return Answer("wide: product", "A = ones(350,3)*W*ones(4,350)\nsum(A*A)*W");
        yield return Answer("wide: tanh", wide + "sum(tanh(A))*W + sum(tanh(2*A))*W");
        yield return Answer("wide: power", wide + "sum(abs(A)^(A/9))*W");
        yield return Answer("wide: relu", wide + "sum(relu(A))*W");
        yield return Answer("wide: gelu", "A = ones(600,3)*W*ones(4,600)\nsum(gelu(A)+softmax(A)+logsumexp(A))*W");
        yield return Answer("wide: max", "A = ones(600,3)*W*ones(4,600)\nsum(max(A, 2*A-1))*W");
    }

    static IEnumerable<Costly> Derivatives()
    {
        foreach (var count in new[] { 1000, 3000, 4900 })
        {
            yield return Costly.Differentiate($"sum {count}", Row("x", "+", count), Values(("x", 1)));
            yield return Costly.Differentiate($"product {count}", Row("x", "*", count), Values(("x", 1)));
        }

        var names = Names(600).ToArray();
        var halves = Values([.. names.Select(name => (name, (object).5))]);
        var unused = Values([("x", 2), .. Names(9_999).Select(name => (name, (object)1))]);
        yield return Costly.Differentiate("600 names", "s = " + string.Join("+", names.Select(name => $"{name}*{name}")), halves);
        yield return Costly.Differentiate("600 names and 1,000 nodes", $"s = ({string.Join("+", names)}){Repeat("*1.01", 1000)}", halves);
        yield return Costly.Differentiate("10,000 unused names", "f = x*x", unused);
        yield return Costly.Differentiate("by all nodes", Lines(700, (now, before) => $"a{now} = tanh(a{before})"), Values(("x", 1)),
            [.. Enumerable.Range(1, 699).Select(i => $"a{i}")]);
        yield return Costly.Differentiate("Jacobians by all nodes", Lines(400, (now, before) => $"a{now} = tanh(a{before})"),
            Values(("x", Numbers(90))), [.. Enumerable.Range(0, 400).Select(i => $"a{i}")]);
        yield return Costly.Differentiate("300 softmax", Lines(300, (now, before) => $"a{now} = softmax(a{before})"),
            Values(("x", Numbers(100))));
        yield return Costly.Differentiate("a broadcast", "s = sum(x * x')", Values(("x", Numbers(900))));
        yield return Costly.Differentiate("an outer product", "y = x * x'", Values(("x", Numbers(900))));
        yield return Costly.Differentiate("matrix products", "s = sum(A@A@A)", Values(("A", Enumerable.Repeat(Numbers(200), 200))));
        yield return Costly.Differentiate("1,000 entries", $"s = sum(tanh(x*1.1){Repeat("*1.01", 300)})", Values(("x", Numbers(1000))));
        yield return Costly.Differentiate("a megabyte", "s = sum(x)", Values(("x", Enumerable.Repeat(.1234567890123, 60_000))));
    }

    static IEnumerable<Costly> Explorer()
    {
        foreach (var count in new[] { 50, 75 })
        {
            yield return Costly.Explore($"{count} lines", Lines(count, (now, before) => $"a{now} = tanh(a{before})"), "x = 1", "gates");
        }

        foreach (var (name, sign) in new[] { ("product", "*"), ("sum", "+"), ("quotient", "/") })
        {
            yield return Costly.Explore($"{name} 1400", Row("x", sign, 1400), "x = 1.01");
        }

        yield return Costly.Explore("softmax nest", $"s = sum({Nest("softmax", 190)})", "x = [1,2,3]");
        yield return Costly.Explore("sigmoid nest", Nest("sigmoid", 190), "x = 1");
        yield return Costly.Explore("140 lines", Lines(140, (now, before) => $"a{now} = tanh(a{before})*a{before}"), "x = 1");
        yield return Costly.Explore("150 doublings", Lines(150, (now, before) => $"a{now} = a{before}*a{before}"), "x = 1");
        yield return Costly.Explore("exponential forms", Lines(60, (now, before) => $"a{now} = (a{before} + x)*(a{before} - x)"), "x = .5");
        var pairs = Enumerable.Range(0, 20).SelectMany(i => Enumerable.Range(0, i).Select(j => $"a{i}*a{j}"));
        yield return Costly.Explore("all pairs", $"s = {string.Join("+", pairs)}", Each(20, i => $"a{i} = {i}.5"), "gates");
        yield return Costly.Explore("dense", Dense(39, "+"), "x = 1", "definitions");
        yield return Costly.Explore("dense gates", Dense(12, "*"), "x = 1", "gates");
        var product = string.Join("*", Enumerable.Range(0, 18).Select(i => $"v{i}"));
        var sum = string.Join("+", Enumerable.Range(0, 26).Select(i => $"c{i}"));
        var sides = $"{Each(26, i => $"c{i} = {product}")}\ns = {sum}";
        yield return Costly.Explore("two sides", sides, Each(18, i => $"v{i} = 1.{i}"), "definitions");
        yield return Costly.Explore("matrix products", "s = sum(A@A@A)", "A: 250x250");
        yield return Costly.Explore("a Jacobian", "Y = A@B", "A: 16x200\nB: 200x1");
        yield return Costly.Explore("a large vector", "s = sum(exp(x)*x)", "x: 900000");
        var squares = string.Join("+", Names(24).Select(name => $"sum({name}*{name})"));
        yield return Costly.Explore("24 large", $"s = {squares}", Each(24, i => $"v{i}q: 40000"));
        yield return Costly.Explore("300 names", $"s = {string.Join("+", Names(300))}", Each(300, i => $"v{i}q: 1"));
        yield return Costly.Picture("dense", Dense(39, "+"), "x = 1", "definitions");
    }

    static string Each(int count, Func<int, string> line) => string.Join("\n", Enumerable.Range(0, count).Select(line));

    internal static string Row(string text, string sign, int count) => string.Join(sign, Enumerable.Repeat(text, count));

    internal static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(i => $"v{i}q");

    internal static Dictionary<string, object> Values(params (string Name, object Value)[] values) =>
        values.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Each line is made of all before it.</summary>
    internal static string Dense(int lines, string sign) =>
        string.Join("\n", Enumerable.Range(0, lines)
            .Select(i => $"b{i} = " + (i == 0 ? "x" : string.Join(sign, Enumerable.Range(0, i).Select(j => $"b{j}")))));

    static Dictionary<string, int[]> Shapes(params (string Name, int[] Shape)[] shapes) =>
        shapes.ToDictionary(pair => pair.Name, pair => pair.Shape, StringComparer.Ordinal);

    static string Nest(string function, int depth, string inner = "x") => Repeat(function + "(", depth) + inner + new string(')', depth);

    static string Lines(int count, Func<int, int, string> line) => "a0 = x\n"
        + string.Join("\n", Enumerable.Range(1, count - 1).Select(i => line(i, i - 1)));

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    static double[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(i => .01 * i)];
}
