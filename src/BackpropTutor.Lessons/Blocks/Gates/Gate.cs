using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Gates;

/// <summary>How a gate hands an upstream gradient back.</summary>
public enum GatePattern
{
    /// <summary>Addition: the same to every input.</summary>
    Distributes,

    /// <summary>Maximum or minimum: all of it to the input that won, nothing to the others.</summary>
    Routes,

    /// <summary>Multiplication: to each input the upstream times the <em>other</em> input's value.</summary>
    Switches,
}

/// <summary>One input of a gate: its value and what the gate sends back to it.</summary>
/// <param name="Name">The program's name, or null for a number or an unnamed step.</param>
/// <param name="Downstream">Null for a number that stands in the program: nobody asks for its gradient.</param>
public sealed record GateInput(string? Name, double Value, double? Downstream);

/// <summary>A gate of a program on numbers: what goes in, what comes out, what comes back.</summary>
/// <param name="IsTied">Two inputs of a maximum are equal: its gradient is not defined.</param>
public sealed record Gate(int Number, GatePattern Pattern, string Sign, ImmutableArray<GateInput> Inputs, double Value, double Upstream,
    bool IsTied)
{
    /// <summary>The inputs that a gradient goes back to.</summary>
    public IEnumerable<GateInput> Receivers => Inputs.Where(input => input.Downstream is not null);
}

/// <summary>The gates of a program of single numbers, the output's first, in the order in which a gradient meets them.</summary>
public sealed record GatePatterns(ImmutableArray<Gate> Gates)
{
    /// <exception cref="ArgumentException">The program is not one of single numbers, or has no gate with a pattern; the message says
    /// which.</exception>
    public static GatePatterns Of(BoundModel model)
    {
        var backward = Backward.Of(model.Program.Output.Node);
        var nodes = backward.Forward.Nodes;
        if (nodes.FirstOrDefault(node => node.Shape.Count != 1) is { } tensor)
        {
            throw new ArgumentException($"The model computes with a {tensor.Shape}: the gates' patterns are shown on single numbers.",
                nameof(model));
        }

        var gates = nodes.Reverse().Where(node => PatternOf(node) is not null && backward.Reaches(node)).ToList();
        if (gates.Count == 0)
        {
            throw new ArgumentException("The model has neither a sum, a product nor a maximum.", nameof(model));
        }

        var edges = gates.SelectMany(gate => gate.Inputs.Select((_, input) => backward.Downstream(new Edge(gate, input)))).OfType<Node>();
        var run = model.Run([.. nodes, .. gates.Select(backward.GradientOf), .. edges]);
        if (nodes.FirstOrDefault(node => !double.IsFinite(run[node].Number)) is { } infinite)
        {
            throw new ArgumentException($"The model's value '{model.Program.NameOf(infinite) ?? infinite.Op.Name}' is not finite.",
                nameof(model));
        }

        return new([.. gates.Select((node, index) => new Gate(
            index + 1, PatternOf(node)!.Value, ((Broadcasting)node.Op).Sign is "⊙" ? "×" : SignOf(node.Op),
            [.. node.Inputs.Select((input, at) => Input(input, backward.Downstream(new Edge(node, at))))],
            run[node].Number, run[backward.GradientOf(node)].Number,
            node.Op.Irregularities([.. node.Inputs.Select(input => run[input])])
                .Any(irregularity => irregularity.Kind == IrregularityKind.Tie)))]);

        GateInput Input(Node input, Node? downstream) =>
            new(model.Program.NameOf(input) is { } name ? Symbol.Of(name).Text : null, run[input].Number,
                input.Uniform is not null ? null : downstream is null ? 0 : run[downstream].Number);
    }

    static GatePattern? PatternOf(Node node) => node.Op switch
    {
        Add => GatePattern.Distributes,
        Multiply => GatePattern.Switches,
        Maximum or Minimum => GatePattern.Routes,
        _ => null,
    };

    static string SignOf(Op op) => op switch { Maximum => "max", Minimum => "min", _ => "+" };
}
