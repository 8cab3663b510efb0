using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Judging;

/// <summary>Answers that pick ids or put them in order: the ids with commas between them.</summary>
static class PickedIds
{
    const int MostIds = 100;

    /// <summary>Whether two texts pick the same ids in the same order.</summary>
    public static bool AreSame(string left, string right) => Of(left).SequenceEqual(Of(right), StringComparer.Ordinal);

    public static string[] Of(string text) =>
        text.Length > 4000 ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Take(MostIds)];

    /// <summary>The verdict on an id that the question does not have.</summary>
    public static Verdict Unknown(string text, string id) => new()
    {
        Kind = VerdictKind.Invalid,
        Mistake = new(MistakeIds.UnknownName, new(0, text.Length),
            new($"“{Shown(id)}” is none of the options.", $"“{Shown(id)}”은(는) 보기에 없어요.")),
    };

    static string Shown(string id) => id.Length > 40 ? id[..40] + "…" : id;
}
