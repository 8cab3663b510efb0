using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.Repairs;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises.Repairs;

/// <summary>
/// Lines of code of which one, <c>faulty</c> (counted from one), is to be found and mended: <c>answer: w2 -= 1e-4 * grad_w2</c>.
/// </summary>
public sealed class LineToRepairReader() : ExerciseReader("line", typeof(LineToRepairEntry))
{
    protected override ReadQuestion Question(Facts facts, BoundModel? model)
    {
        var lines = facts.Text("lines").TrimEnd().Split('\n');
        var faulty = facts.Whole("faulty");
        return faulty >= 1 && faulty <= lines.Length
            ? new(new LineToRepair(new MendedLine([.. lines], faulty - 1, Mended(facts, Needed(facts, model)))))
            : throw facts.Mistake("faulty", $"There is no line {faulty}.", $"Count from 1 to {lines.Length}.");
    }

    /// <summary>The whole line: what it changes is part of what is wrong or right about it.</summary>
    static string Mended(Facts facts, BoundModel model)
    {
        var line = facts.Text("answer");
        return AnswerLanguage.ReadLine(line, model.Scope) is { Value.Target: null }
            ? throw facts.Mistake("answer", "The mended line has to name what it changes.", "Write it whole, as in w2 -= 0.1 * grad_w2.")
            : line;
    }

    /// <summary>It is said by <c>answer</c>.</summary>
    protected override string? Expected(Facts facts) => null;

    protected override bool MustExpect => false;
}
