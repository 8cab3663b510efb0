using BackpropTutor.Grading.Questions.Choices;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises.Choices;

/// <summary>Options, of which <c>right</c> names the right one; each may carry a diagnosis for those who pick it wrongly.</summary>
public sealed class ChoiceReader() : ExerciseReader("choice", typeof(ChoiceEntry))
{
    protected override ReadQuestion Question(Facts facts, BoundModel? model)
    {
        var options = facts.Children("options");
        var right = facts.Text("right");
        if (options.All(option => option.Key != right))
        {
            throw facts.Mistake("right", $"No option is called '{right}'.", Nearest.Suggest(right, options.Select(option => option.Key)));
        }

        var read = options.Select(option => new Option(option.Key, option.Key == right, option.Value.TextOrNull("diagnosis")));
        return new(new Choice([.. read]))
        {
            Labels = [.. options.Select(option => KeyValuePair.Create(option.Key, option.Value.ProseHere()))],
        };
    }

    /// <summary>It is said by <c>right</c>.</summary>
    protected override string? Expected(Facts facts) => null;

    protected override bool MustExpect => false;
}
