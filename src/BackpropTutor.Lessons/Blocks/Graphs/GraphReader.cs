using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>
/// Reads <c>kind: graph</c>: a <c>model</c> whose variables all have values, optionally <c>grain</c> (definitions or gates) and a <c>caption</c>.
/// </summary>
public sealed class GraphReader : IBlockReader
{
    public string Kind => "graph";

    public IBlock Read(BlockFacts facts)
    {
        var model = BoundModel.Of(facts.Model);
        var missing = model.Program.Variables.Where(variable => !model.Values.ContainsKey(variable.Symbol)).Select(variable => variable.Symbol).ToList();
        if (missing.Count > 0)
        {
            throw facts.Facts.Mistake("model", $"The model has no value for {string.Join(", ", missing)}.", "Give it one: a picture shows numbers.");
        }

        var grain = facts.Facts.Has("grain") && facts.Facts.Choice("grain", "definitions", "gates") == "gates" ? Grain.Gates : Grain.Definitions;
        return new GraphPart(
            facts.LessonId, facts.Id, facts.Facts.Text("model"), GraphPicture.Of(model.Program, model.Values, grain),
            facts.Facts.Has("caption") ? facts.Facts.Prose("caption") : null);
    }
}
