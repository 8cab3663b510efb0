using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>
/// Reads <c>kind: graph</c>: a <c>model</c> whose variables all have values, optionally <c>grain</c> (definitions or gates), a
/// <c>caption</c>, and <c>groups: {σ: [n, e, g, f]}</c>, gates that can be closed to one.
/// </summary>
public sealed class GraphReader : IBlockReader
{
    public string Kind => "graph";

    public IBlock Read(BlockFacts facts)
    {
        var model = BoundModel.Of(facts.Model);
        var missing = model.Program.Variables.Where(variable => !model.Values.ContainsKey(variable.Symbol))
            .Select(variable => variable.Symbol).ToList();
        if (missing.Count > 0)
        {
            throw facts.Facts.Mistake("model", $"The model has no value for {string.Join(", ", missing)}.",
                "Give it one: a picture shows numbers.");
        }

        var grain = facts.Facts.Has("grain") && facts.Facts.Choice("grain", "definitions", "gates") == "gates"
            ? Grain.Gates : Grain.Definitions;
        return new GraphPart(
            facts.LessonId, facts.Id, facts.Facts.Text("model"),
                new GraphModel(model.Program, model.Values, grain, null, Groups(facts.Facts, model, grain)),
            facts.Facts.Has("caption") ? facts.Facts.Prose("caption") : null);
    }

    /// <summary>What the author groups, or what anybody would see: the sigmoids that are spelled out in gates.</summary>
    static ImmutableArray<GateGroup> Groups(Facts facts, BoundModel model, Grain grain)
    {
        if (!facts.Has("groups"))
        {
            return grain == Grain.Gates ? GateGroup.In(model.Program) : [];
        }

        return
        [
            .. facts.Child("groups").Names.Select(sign =>
            {
                var nodes = facts.Child("groups").Texts(sign).Select(name => model.Find(facts, "groups", name)).ToImmutableArray();
                var group = nodes.Length > 1 ? new GateGroup(sign, nodes[..^1], nodes[^1]) : null;
                return group?.IsClosedIn(Graph.Of(model.Program.Output.Node)) == true ? group : throw facts.Mistake(
                    "groups", $"The group '{sign}' is not closed in itself.",
                        "Name two gates or more, the last one last, of which no other gate uses any but the last.");
            }),
        ];
    }
}
