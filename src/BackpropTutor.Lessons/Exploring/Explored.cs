using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Language.Derivations;
using BackpropTutor.Lessons.Blocks.Graphs;

namespace BackpropTutor.Lessons.Exploring;

/// <summary>Everything that the explorer shows of a function at a point.</summary>
public sealed record Explored
{
    /// <summary>A picture of more boxes could not be read.</summary>
    const int MostBoxes = 80;

    /// <summary>Of more variables only the first are shown one by one.</summary>
    const int MostVariables = 24;

    /// <summary>Work that the numeric checks of all variables may take together.</summary>
    const long WorkOfChecks = Limits.Multiplications;

    Explored(Program program, ImmutableDictionary<string, Tensor> point, ImmutableArray<string> drawn) =>
        (Program, Point, Drawn) = (program, point, drawn);

    public Program Program { get; }

    /// <summary>A value for each variable.</summary>
    public ImmutableDictionary<string, Tensor> Point { get; }

    /// <summary>The variables whose numbers nobody typed.</summary>
    public ImmutableArray<string> Drawn { get; }

    public required Tensor Value { get; init; }

    /// <summary>Null where there are too many boxes for a picture, or none.</summary>
    public required GraphModel? Graph { get; init; }

    /// <summary>How many boxes the picture has or would have.</summary>
    public required int Boxes { get; init; }

    public required ImmutableArray<ExploredGradient> Gradients { get; init; }

    public required Derivation Derivation { get; init; }

    public required Sources Sources { get; init; }

    /// <summary>Kinks, ties and edges of domains that the point lies on, the first of each node.</summary>
    public required ImmutableArray<Bilingual> Irregularities { get; init; }

    public Node Output => Program.Output.Node;

    public bool IsScalar => Output.Shape.IsScalar;

    public static Explored Of(Program program, ImmutableDictionary<string, Tensor> point, ImmutableArray<string> drawn, Grain? wanted,
        WorkBudget budget)
    {
        var output = program.Output.Node;
        var grain = wanted ?? (program.Definitions.Length > 1 ? Grain.Definitions : Grain.Gates);
        var boxes = Autodiff.Graphs.Graph.Of(output).Nodes.Count(node => grain == Grain.Gates
            ? node.Op is not (Fill or Constant) : program.NameOf(node) is not null);
        // What is differentiated is a single number: of a larger output, its entries with a weight for each, which the check needs.
        var weighted = output.Shape.IsScalar ? output : (output * Node.Constant(Drawing.Of(program.Output.Name, output.Shape))).Sum();
        var differentiation = Differentiation.Of(weighted, program.Names.Values);
        var derivatives = differentiation.At(point);
        var shown = program.Variables.Take(MostVariables).ToImmutableArray();
        budget.ThrowIfNobodyWaits();
        var derivation = Derivation.Of(program);
        var numeric = new NumericGradients(weighted, point);
        return new(program, point, drawn)
        {
            Value = derivatives.Value(output),
            Boxes = boxes,
            Graph = boxes is > 0 and <= MostBoxes ? new GraphModel(program, point, grain, Ones(output.Shape),
                grain == Grain.Gates ? GateGroup.In(program) : []) : null,
            Gradients = [.. shown.Select(variable => ExploredGradient.Of(program, variable.Symbol, point, numeric, derivatives,
                WorkOfChecks / shown.Length, budget))],
            Derivation = derivation,
            Sources = Sources.Of(program, point, derivation),
            Irregularities = [.. derivatives.Irregularities().DistinctBy(found => (found.Node, found.Irregularity.Kind)).Take(8)
                .Select(found => found.Irregularity.Message)],
        };
    }

    static Tensor Ones(Shape shape) => Tensor.Of(shape, [.. Enumerable.Repeat(1.0, checked((int)shape.Count))]);
}
