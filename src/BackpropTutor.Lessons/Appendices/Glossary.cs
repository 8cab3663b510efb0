using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Appendices;

/// <summary>The words of the course, and the letters that other texts use for other things.</summary>
public sealed record Glossary(ImmutableArray<Term> Terms, ImmutableArray<Symbol> Symbols)
{
    public const string File = "glossary.yaml";

    public static Glossary Empty { get; } = new([], []);

    public Term? Find(string id) => Terms.FirstOrDefault(term => term.Id == id);

    internal static Glossary Read(Facts facts) => new(
        [.. facts.List("terms").Select(Term.Read)],
        [.. facts.List("symbols").Select(Symbol.Read)]);
}

/// <summary>A word of the field.</summary>
/// <param name="Id">Its place on the glossary's page.</param>
/// <param name="EnglishForms">How it appears in English prose, without plural endings; empty where it is not to be linked.</param>
/// <param name="KoreanForms">How it appears in Korean prose, without particles.</param>
/// <param name="Lessons">Ids of the lessons that teach it.</param>
/// <param name="See">Ids of terms to read next.</param>
public sealed record Term(
    string Id, Bilingual Name, ImmutableArray<string> EnglishForms, ImmutableArray<string> KoreanForms, BilingualProse Definition,
    ImmutableArray<string> Lessons, ImmutableArray<string> See, int Line)
{
    public ImmutableArray<string> FormsIn(CultureInfo language) => language.TwoLetterISOLanguageName == "ko" ? KoreanForms : EnglishForms;

    internal static Term Read(Facts facts)
    {
        var forms = facts.ChildOrNull("forms");
        return new Term(
            facts.Text("id"), facts.Both("name"), forms?.Texts("en") ?? [], forms?.Texts("ko") ?? [], facts.Prose("definition"),
            facts.Texts("lessons"), facts.Texts("see"), facts.Line);
    }
}

/// <summary>A letter that means one thing here and another in the notes that the course was made from.</summary>
/// <param name="Id">Its place on the glossary's page.</param>
/// <param name="Sign">The letter itself.</param>
/// <param name="Here">What it means in these lessons.</param>
/// <param name="Elsewhere">What else it is used for, and by whom.</param>
public sealed record Symbol(string Id, ImmutableArray<Inline> Sign, BilingualProse Here, ImmutableArray<BilingualProse> Elsewhere,
    ImmutableArray<string> Lessons, int Line)
{
    internal static Symbol Read(Facts facts) => new(
        facts.Text("id"), facts.OneLine("sign"), facts.Prose("here"), facts.Proses("elsewhere"), facts.Texts("lessons"), facts.Line);
}
