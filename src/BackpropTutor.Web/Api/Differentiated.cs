using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Web.Api.Json;
using Computation = BackpropTutor.Autodiff.Expressions.Program;

namespace BackpropTutor.Web.Api;

/// <summary>A differentiated program as the API reports it: asks the engine and writes down what it says.</summary>
sealed class Differentiated
{
    const int LargestJacobian = 10_000;
    const int MostNumericEntries = 1_000;

    readonly Computation program;
    readonly ImmutableDictionary<string, Tensor> point;
    readonly ImmutableArray<string> wrt;
    readonly Differentiation differentiation;
    readonly Derivatives derivatives;
    readonly Dictionary<Node, string> names = [];
    readonly List<NoteJson> notes = [];

    public Differentiated(Computation program, ImmutableDictionary<string, Tensor> point, ImmutableArray<string> wrt)
    {
        (this.program, this.point, this.wrt) = (program, point, wrt);
        differentiation = Output.Shape.IsScalar
            ? Differentiation.Of(Output, program.Names.Values)
            : Differentiation.WithSeed(Output, Node.Fill(Output.Shape, 1), program.Names.Values);
        derivatives = differentiation.At(point);
        NameNodes();
    }

    Node Output => program.Output.Node;

    public DifferentiateResponse Report()
    {
        var value = Finite(derivatives.Value(Output), program.Output.Name);
        var gradients = Output.Shape.IsScalar ? wrt.ToDictionary(name => name, Gradient, StringComparer.Ordinal) : null;
        var jacobians = Output.Shape.IsScalar ? null : wrt.ToDictionary(name => name, JacobianOf, StringComparer.Ordinal);
        var nodes = differentiation.Graph.Nodes.Select(Describe).ToList();
        NoteWhatWasRead();
        NoteIrregularities();
        return new(program.Output.Name, [.. Output.Shape.Lengths], value, gradients, jacobians, nodes, notes);
    }

    GradientJson Gradient(string name)
    {
        var node = program.Names[name];
        var gradient = derivatives.Gradient(node);
        var numeric = Numeric(name, node, gradient, out var error);
        return new([.. node.Shape.Lengths], Finite(gradient, name), TensorJson.Write(numeric), error);
    }

    /// <summary>Differences of the output along entries of the node, spread evenly where not all can be afforded.</summary>
    Tensor Numeric(string name, Node node, Tensor gradient, out double? error)
    {
        var differences = new NumericGradient(Output, node, point);
        var affordable = Math.Clamp(Limits.Multiplications / wrt.Length / Math.Max(1, differences.WorkOfEntry), 1, MostNumericEntries);
        var stride = (int)Math.Max(1, Math.Ceiling(gradient.Values.Length / (double)affordable));
        if (stride > 1)
        {
            notes.Add(new("sampled", name, Sampled(gradient.Values.Length, stride).In(CultureInfo.CurrentUICulture)));
        }

        var numeric = differences.Sample(stride);
        error = null;
        for (var i = 0; i < numeric.Values.Length; i += stride)
        {
            var size = Math.Max(Math.Abs(numeric[i]), Math.Abs(gradient[i]));
            var relative = size == 0 ? 0 : Math.Abs(numeric[i] - gradient[i]) / size;
            error = double.IsFinite(relative) ? Math.Max(error ?? 0, relative) : error;
        }

        return numeric;
    }

    JacobianJson JacobianOf(string name)
    {
        var node = program.Names[name];
        var structure = ComposedStructure.Of(Output, node);
        var value = (double)structure.Rows * structure.Columns <= LargestJacobian ? TensorJson.Write(Jacobian.Of(Output, node, point)) : null;
        return new([structure.Rows, structure.Columns], Word(structure.Kind), value);
    }

    NodeJson Describe(Node node)
    {
        var name = names[node];
        var upstream = Output.Shape.IsScalar ? Finite(derivatives.Gradient(node), name) : null;
        return new(name, node.Op.Name, [.. node.Inputs.Select(input => names[input])], [.. node.Shape.Lengths], Finite(derivatives.Value(node), name), upstream,
            [.. Enumerable.Range(0, node.Inputs.Length).Select(input => Local(new Edge(node, input)))]);
    }

    LocalJson Local(Edge edge)
    {
        var structure = edge.Structure;
        var downstream = Output.Shape.IsScalar && derivatives.Downstream(edge) is { } sent ? TensorJson.Write(sent) : null;
        return new(names[edge.Source], [structure.Rows, structure.Columns], Word(structure.Kind), downstream);
    }

    /// <summary>Steps without a name of the program's get one of their own, such as <c>multiply_2</c>.</summary>
    void NameNodes()
    {
        foreach (var node in differentiation.Graph.Nodes)
        {
            var own = program.NameOf(node);
            var number = 1;
            while (own is null)
            {
                var candidate = $"{node.Op.Name}_{number++}";
                own = names.ContainsValue(candidate) || program.Names.ContainsKey(candidate) ? null : candidate;
            }

            names[node] = own;
        }
    }

    System.Text.Json.Nodes.JsonNode? Finite(Tensor tensor, string name)
    {
        if (!TensorJson.IsFinite(tensor))
        {
            notes.Add(new("notFinite", name, NotFinite(name).In(CultureInfo.CurrentUICulture)));
        }

        return TensorJson.Write(tensor);
    }

    void NoteWhatWasRead()
    {
        notes.AddRange(program.Notices.Select(notice => new NoteJson("reading", null, notice.Message.In(CultureInfo.CurrentUICulture))));
        notes.AddRange(program.Updates.Where(update => update.Mistake is not null).Select(
            update => new NoteJson("update", update.Name, update.Mistake!.Message.In(CultureInfo.CurrentUICulture))));
    }

    void NoteIrregularities() => notes.AddRange(derivatives.Irregularities().Select(found => new NoteJson(
        found.Irregularity.Kind == IrregularityKind.OutsideDomain ? "outsideDomain" : "nonDifferentiable",
        names.GetValueOrDefault(found.Node), found.Irregularity.Message.In(CultureInfo.CurrentUICulture))));

    static string Word(JacobianKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    static Bilingual Sampled(int entries, int stride) => new(
        $"The numeric check looked at every {stride}th of {entries} entries.",
        $"수치 검산은 원소 {entries}개 가운데 {stride}개마다 하나씩만 살펴봤어요.");

    static Bilingual NotFinite(string name) => new($"A value or gradient of {name} is not a finite number here.", $"여기에서 {name}의 값이나 기울기가 유한한 수가 아니에요.");
}
