using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Lessons.Checking;

/// <summary>
/// What an answer is, however it is typed: <c>0.50, -1</c> and <c>[0.5; -1]</c> are the same numbers, <c>u*h</c> and <c>u ⊙ h</c> the same
/// formula. Whoever gives the same one again has not tried again.
/// </summary>
static class CanonicalAnswer
{
    /// <summary>A fingerprint, of one length whatever was typed.</summary>
    /// <param name="verdict">Of this text, with the formula that was read, if it is one.</param>
    public static string Of(AnswerKey key, string text, Verdict verdict) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Form(key, text, verdict))));

    static string Form(AnswerKey key, string text, Verdict verdict) => (verdict.Reading, AnswerLanguage.ReadNumbers(text).Value) switch
    {
        ({ } reading, _) => Printer.Print(reading.Node, Dialect.Text, node => key.Scope?.Program.NameOf(node)),
        (_, { } numbers) => string.Join(' ', numbers.Entries.Select(entry => entry.Value.ToString("R", CultureInfo.InvariantCulture))
            .Prepend($"{numbers.Shape.Rows}×{numbers.Shape.Columns}:")),
        _ => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign))),
    };
}
