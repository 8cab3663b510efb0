using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Language;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>Gates that a picture can show as one box: the last of them stands for all, and nothing outside uses the others.</summary>
/// <param name="Sign">What stands in the one box: σ.</param>
/// <param name="Inner">The gates that vanish into it.</param>
/// <param name="Last">The gate that stays, and computes what all compute together.</param>
public sealed record GateGroup(string Sign, ImmutableArray<Node> Inner, Node Last)
{
    /// <summary>The groups that somebody would see in the program without being told: every sigmoid that is spelled out, 1/(1 +
    /// e⁻ᵃ).</summary>
    public static ImmutableArray<GateGroup> In(Program program)
    {
        var graph = Graph.Of(program.Output.Node);
        return [.. graph.Nodes.Select(Sigmoid).OfType<GateGroup>().Where(group => group.IsClosedIn(graph))];
    }

    /// <summary>Whether nothing but the group itself uses what would vanish, so that no gradient is lost with it.</summary>
    public bool IsClosedIn(Graph graph)
    {
        HashSet<Node> own = [.. Inner, Last];
        return !Inner.Contains(graph.Outputs[0]) && graph.Nodes.Where(node => !own.Contains(node))
            .All(node => !node.Inputs.Any(Inner.Contains));
    }

    static GateGroup? Sigmoid(Node last)
    {
        var below = last.Op switch
        {
            Divide when last.Inputs[0].Uniform is 1 => last.Inputs[1],
            Power when last.Inputs[1].Uniform is -1 => last.Inputs[0],
            _ => null,
        };
        var power = below?.Op is Add
            ? below.Inputs.FirstOrDefault(input => input.Op is Exp && below.Inputs.Any(one => one.Uniform is 1)) : null;
        return below is not null && power is not null && power.Inputs[0] is { Op: Negate } turned
            ? new("σ", [turned, power, below], last) : null;
    }
}
