using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Grading.Keys;
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
    public static string Of(AnswerKey key, string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Form(key, text))));

    static string Form(AnswerKey key, string text)
    {
        if (AnswerLanguage.ReadNumbers(text, key.Scope?.Asked).Value is { } numbers)
        {
            return string.Join(' ', numbers.Entries.Select(entry => entry.Value.ToString("R", CultureInfo.InvariantCulture))
                .Prepend($"{numbers.Shape.Rows}×{numbers.Shape.Columns}:"));
        }

        return key.Scope is { } scope && AnswerLanguage.ReadAnswer(text, scope) is { Succeeded: true } read
            ? Printer.Print(read.Value.Node, Dialect.Text, scope.Program.NameOf)
            : string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));
    }
}
