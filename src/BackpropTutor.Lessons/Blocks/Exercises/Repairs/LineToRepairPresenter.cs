using System.Collections.Immutable;
using System.Text.Encodings.Web;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Repairs;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Exercises.Repairs;

sealed class LineToRepairPresenter : PresenterOf<LineToRepair>
{
    /// <summary>Only what cannot be read is said: shown as mathematics, it would be another line.</summary>
    protected override AnswerReading ReadTyped(AnswerKey key, string text)
    {
        var read = AnswerLanguage.ReadLine(text.Trim(), key.Scope!);
        return read.Succeeded ? new(text) { Notices = read.Value.Value.Notices } : new(text) { Mistake = read.Mistake };
    }

    protected override WorkedSolution Solve(ExerciseVariant variant, LineToRepair question)
    {
        var line = question.Means;
        return new([new($"{Code(line.Lines[line.Faulty].Trim())} → {Code(line.Line)}", null)], [], null);
    }

    protected override ImmutableArray<string> Listing(LineToRepair question) => question.Means.Lines;

    static string Code(string line) => $"<code>{HtmlEncoder.Default.Encode(line)}</code>";
}
