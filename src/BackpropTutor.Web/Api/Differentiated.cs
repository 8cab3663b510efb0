using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Web.Api.Json;
using Computation = BackpropTutor.Language.Program;

namespace BackpropTutor.Web.Api;

/// <summary>A differentiated program as the API reports it: asks the engine and writes down what it says.</summary>
sealed class Differentiated
{
    const int LargestJacobian = 10_000;
    const int MostNumericEntries = 1_000;

    /// <summary>Work of the numeric checks of all variables together, and of all Jacobians.</summary>
    const long WorkOfChecks = Limits.Multiplications;

    /// <summary>Numbers of all values, gradients and Jacobians of one response, so that a short request has no endless answer.</summary>
    const int MostNumbers = 500_000;

    readonly Computation program;
    readonly ImmutableDictionary<string, Tensor> point;
    readonly ImmutableArray<string> wrt;
    readonly IReadOnlyDictionary<string, string> sent;
    readonly WorkBudget budget;
    readonly Predicate<Node> depends;
    readonly int used;
    readonly NumericGradients? numeric;
    readonly Lazy<long> workOfPass;
    readonly Differentiation differentiation;
    readonly Derivatives derivatives;
    readonly Dictionary<Node, string> names = [];
    readonly List<NoteJson> notes = [];
    readonly HashSet<string> notFinite = new(StringComparer.Ordinal);
    long numbers;

    /// <param name="sent">Names as the caller spells them, by the engine's spelling; so they come back.</param>
    public Differentiated(
        Computation program, ImmutableDictionary<string, Tensor> point, ImmutableArray<string> wrt,
        IReadOnlyDictionary<string, string> sent, WorkBudget budget)
    {
        (this.program, this.point, this.wrt, this.sent, this.budget) = (program, point, wrt, sent, budget);
        differentiation = Output.Shape.IsScalar
            ? Differentiation.Of(Output, program.Names.Values)
            : Differentiation.WithSeed(Output, Node.Fill(Output.Shape, 1), program.Names.Values);
        derivatives = differentiation.At(point);
        depends = Graph.Of(Output).Contains;
        used = Math.Max(1, wrt.Count(name => depends(program.Names[name])));
        numeric = Output.Shape.IsScalar ? new(Output, point) : null;
        workOfPass = new(() => Math.Max(1,
            Work.OfRun(Work.GraphOfBoth(Output, program.Variables.Select(variable => program.Names[variable.Symbol])))));
        NameNodes();
    }

    Node Output => program.Output.Node;

    public DifferentiateResponse Report()
    {
        var value = Finite(derivatives.Value(Output), program.Output.Name);
        var gradients = Output.Shape.IsScalar ? wrt.ToDictionary(AsSent, Gradient, StringComparer.Ordinal) : null;
        var jacobians = Output.Shape.IsScalar ? null : wrt.ToDictionary(AsSent, JacobianOf, StringComparer.Ordinal);
        var nodes = differentiation.Graph.Nodes.Select(Describe).ToList();
        NoteWhatWasRead();
        NoteIrregularities();
        return new(program.Output.Name, [.. Output.Shape.Lengths], value, gradients, jacobians, nodes, notes);
    }

    string AsSent(string name) => sent.GetValueOrDefault(name, name);

    GradientJson Gradient(string name)
    {
        var node = program.Names[name];
        var gradient = derivatives.Gradient(node);
        var differences = Numeric(name, node, gradient, out var error);
        return new([.. node.Shape.Lengths], Finite(gradient, name), differences is null ? null : Fitting(differences), error);
    }

    /// <summary>Differences of the output along entries of the node, spread evenly where not all can be afforded; null where not even one
    /// can.</summary>
    Tensor? Numeric(string name, Node node, Tensor gradient, out double? error)
    {
        error = null;
        if (!depends(node))
        {
            error = 0;
            return Tensor.Of(node.Shape, new double[node.Shape.Count]);
        }

        // A step in the middle is cut off from what it is computed from, which makes another graph for each.
        var cut = node.Op is Variable ? null : new NumericGradient(Output, node, point);
        var affordable = Math.Min(WorkOfChecks / used / Math.Max(1, cut?.WorkOfEntry ?? numeric!.WorkOfEntry), MostNumericEntries);
        if (affordable == 0)
        {
            notes.Add(new("sampled", name, NotChecked.In(CultureInfo.CurrentUICulture)));
            return null;
        }

        var stride = (int)Math.Max(1, Math.Ceiling(gradient.Values.Length / (double)affordable));
        if (stride > 1)
        {
            notes.Add(new("sampled", name, Sampled(gradient.Values.Length, stride).In(CultureInfo.CurrentUICulture)));
        }

        var found = cut?.Sample(stride) ?? numeric!.Sample(name, stride, budget);
        for (var i = 0; i < found.Values.Length; i += stride)
        {
            var size = Math.Max(Math.Abs(found[i]), Math.Abs(gradient[i]));
            var relative = size == 0 ? 0 : Math.Abs(found[i] - gradient[i]) / size;
            error = double.IsFinite(relative) ? Math.Max(error ?? 0, relative) : error;
        }

        return found;
    }

    JacobianJson JacobianOf(string name)
    {
        var node = program.Names[name];
        var structure = depends(node) ? ComposedStructure.Of(Output, node) : JacobianStructure.Zero(Output.Shape, node.Shape);
        if ((double)structure.Rows * structure.Columns > LargestJacobian)
        {
            return new([structure.Rows, structure.Columns], Word(structure.Kind), null);
        }

        // One pass for each row or for each column, whichever are fewer; none where nothing is to be found.
        var passes = depends(node) ? Math.Min(structure.Rows, structure.Columns) : 0;
        var isAffordable = passes <= WorkOfChecks / used / workOfPass.Value && Fits(structure.Rows * structure.Columns);
        if (!isAffordable)
        {
            notes.Add(new("leftOut", name, LeftOut.In(CultureInfo.CurrentUICulture)));
        }

        return new([structure.Rows, structure.Columns], Word(structure.Kind),
            isAffordable ? TensorJson.Write(JacobianAt(node, structure)) : null);
    }

    double[,] JacobianAt(Node node, JacobianStructure structure)
    {
        budget.ThrowIfNobodyWaits();
        return depends(node) ? Jacobian.Of(Output, node, point) : new double[structure.Rows, structure.Columns];
    }

    NodeJson Describe(Node node)
    {
        var name = names[node];
        var upstream = Output.Shape.IsScalar ? Finite(derivatives.Gradient(node), name) : null;
        return new(name, node.Op.Name, [.. node.Inputs.Select(input => names[input])], [.. node.Shape.Lengths],
            Finite(derivatives.Value(node), name), upstream,
            [.. Enumerable.Range(0, node.Inputs.Length).Select(input => Local(new Edge(node, input)))]);
    }

    LocalJson Local(Edge edge)
    {
        var structure = edge.Structure;
        var downstream = Output.Shape.IsScalar && derivatives.Downstream(edge) is { } sent ? Fitting(sent) : null;
        return new(names[edge.Source], [structure.Rows, structure.Columns], Word(structure.Kind), downstream);
    }

    /// <summary>Steps without a name of the program's get one of their own, such as <c>multiply_2</c>.</summary>
    void NameNodes()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var definition in program.Definitions)
        {
            names[definition.Node] = definition.Name;
        }

        foreach (var node in differentiation.Graph.Nodes)
        {
            var own = node.Op is Variable variable ? variable.Symbol : names.GetValueOrDefault(node);
            while (own is null)
            {
                var number = counts[node.Op.Name] = counts.GetValueOrDefault(node.Op.Name) + 1;
                own = program.Names.ContainsKey(Names.Canonical($"{node.Op.Name}_{number}")) ? null : $"{node.Op.Name}_{number}";
            }

            names[node] = own;
        }
    }

    JsonNode? Finite(Tensor tensor, string name)
    {
        if (!TensorJson.IsFinite(tensor) && notFinite.Add(name))
        {
            notes.Add(new("notFinite", name, NotFinite(name).In(CultureInfo.CurrentUICulture)));
        }

        return Fitting(tensor);
    }

    /// <summary>The numbers, or null from where the response has had enough of them.</summary>
    JsonNode? Fitting(Tensor tensor)
    {
        if (Fits(tensor.Shape.Count))
        {
            return TensorJson.Write(tensor);
        }

        if (!notes.Exists(note => note is { Kind: "leftOut", Node: null }))
        {
            notes.Add(new("leftOut", null, Full.In(CultureInfo.CurrentUICulture)));
        }

        return null;
    }

    bool Fits(long count)
    {
        numbers += count;
        return numbers <= MostNumbers;
    }

    void NoteWhatWasRead()
    {
        notes.AddRange(program.Notices.Select(notice => new NoteJson("reading", null, notice.Message.In(CultureInfo.CurrentUICulture))));
        notes.AddRange(program.Updates.Where(update => update.Mistake is not null).Select(
            update => new NoteJson("update", update.Name, update.Mistake!.Message.In(CultureInfo.CurrentUICulture))));
    }

    /// <summary>One note for each step and kind; of many entries the first is named.</summary>
    void NoteIrregularities()
    {
        foreach (var (node, irregularity) in derivatives.Irregularities().DistinctBy(found => (found.Node, found.Irregularity.Kind)))
        {
            notes.Add(new(
                irregularity.Kind == IrregularityKind.OutsideDomain ? "outsideDomain" : "nonDifferentiable",
                names.GetValueOrDefault(node), irregularity.Message.In(CultureInfo.CurrentUICulture)));
        }
    }

    static string Word(JacobianKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    static Bilingual Sampled(int entries, int stride) => new(
        $"The numeric check looked at every {stride}th of {entries} entries.",
        $"수치 검산은 원소 {entries}개 가운데 {stride}개마다 하나씩만 살펴봤어요.");

    static Bilingual NotChecked { get; } = new(
        "There was no numeric check: one evaluation is too much work.", "한 번 계산하는 데 드는 일이 많아 수치 검산을 하지 않았어요.");

    static Bilingual LeftOut { get; } = new(
        "The Jacobian was left out: it would be too much work.", "드는 일이 많아 야코비 행렬을 싣지 않았어요.");

    static Bilingual Full { get; } = new(
        $"A response has at most {MostNumbers:N0} numbers; what came after them is null.",
            $"응답 하나에는 숫자를 {MostNumbers:N0}개까지 싣고, 그다음은 null이에요.");

    static Bilingual NotFinite(string name) => new($"A value or gradient of {name} is not a finite number here.",
        $"여기에서 {name}의 값이나 기울기가 유한한 수가 아니에요.");
}
