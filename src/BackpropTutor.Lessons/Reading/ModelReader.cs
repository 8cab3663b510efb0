using System.Collections.Immutable;
using BackpropTutor.Lessons.Authoring;

namespace BackpropTutor.Lessons.Reading;

/// <summary>Reads a model from the facts of its lesson.</summary>
static class ModelReader
{
    const int MostSteps = 1000;

    public static Model Read(string name, Facts facts)
    {
        var values = facts.Children("values")
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Tensor(), StringComparer.Ordinal);
        var shapes = facts.Children("shapes")
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ShapeHere(), StringComparer.Ordinal);
        return new Model(name, facts.Text("program").TrimEnd(), values, shapes, facts.TextOrNull("f"), facts.File, facts.Line)
        {
            Training = facts.ChildOrNull("train") is { } training ? ReadTraining(training) : null,
        };
    }

    static Training ReadTraining(Facts facts)
    {
        var training = new Training(facts.Texts("moves"), facts.Number("rate"), facts.Whole("steps"));
        return training switch
        {
            { Moves.Length: 0 } => throw facts.Mistake("moves", "'moves' names nothing to train.", "Name the variables that learn."),
            { Rate: <= 0 } => throw facts.Mistake("rate", $"The rate is {training.Rate}.", "Take one above zero."),
            { Steps: < 1 or > MostSteps } =>
                throw facts.Mistake("steps", $"There would be {training.Steps} steps.", $"Take 1 to {MostSteps}."),
            _ => training,
        };
    }
}
