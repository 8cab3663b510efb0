using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using BackpropTutor.Language.Parsing;

namespace BackpropTutor.Grading.Judging;

/// <summary>Answers typed where numbers are wanted: numbers in any spelling, letters in their place, decimals with a comma.</summary>
static class NumberReading
{
    /// <summary>The numbers of a text, or null where it holds none, or names that the question uses for something else.</summary>
    public static TypedTensor? Of(AnswerKey key, string answer)
    {
        var read = AnswerLanguage.ReadNumbers(answer, key.Scope?.Asked);
        return read.Value is { } numbers && !NamesWhatIsAlsoAConstant(key, answer) ? Typed(numbers) : null;
    }

    public static Verdict Judge(AnswerKey key, string answer)
    {
        var read = AnswerLanguage.ReadNumbers(answer, key.Scope?.Asked);
        if (WithComma(key, answer, read.Value) is { } comma)
        {
            return Verdict.Invalid(comma);
        }

        if (read.Value is { } numbers && !NamesWhatIsAlsoAConstant(key, answer))
        {
            return NumberJudge.Judge(key, Typed(numbers));
        }

        var mistake = read.Mistake ?? new Mistake(MistakeIds.Syntax, new TextSpan(0, answer.Length),
            new("Numbers are wanted here.", "여기에는 숫자를 써야 해요."));
        return InLetters(key, answer) ?? Verdict.Invalid(mistake);
    }

    /// <summary>A decimal comma, where a text has the right number of entries only with points in the places of its commas.</summary>
    public static Mistake? WithComma(AnswerKey key, string answer, TypedNumbers? read) =>
        key.Target is { } target && DecimalCommas.AreIn(answer) && read?.Shape.Count != target.Shape.Count
            && AnswerLanguage.ReadNumbers(DecimalCommas.WithPoints(answer), key.Scope?.Asked).Value is { } meant
            && meant.Shape.Count == target.Shape.Count
            ? DecimalCommas.MistakeIn(answer)
            : null;

    /// <summary>A formula where numbers are wanted: judged as one and said to be right or wrong, without an attempt being spent.</summary>
    static Verdict? InLetters(AnswerKey key, string answer)
    {
        if (key.InLetters is not { } letters || AnswerLanguage.ReadAnswer(answer, letters.Scope!).Value is not { } reading)
        {
            return null;
        }

        var verdict = FormulaJudge.Judge(letters, reading);
        return verdict.Kind is VerdictKind.Invalid or VerdictKind.Undecided
            ? null
            : new()
            {
                Kind = VerdictKind.Undecided,
                Reading = reading,
                Shape = verdict.Shape,
                Points = verdict.Points,
                Diagnoses = verdict.Kind == VerdictKind.Correct ? [RightInLetters] : [WrongInLetters, .. verdict.Diagnoses],
            };
    }

    static Diagnosis RightInLetters { get; } = new(DiagnosisIds.NumbersWanted, null, new(
        "This card wants numbers. With letters you are right: now put the numbers in. No attempt is spent.",
        "이 문제의 답은 숫자로 써야 해요. 문자로 쓴 식은 맞았어요. 이제 숫자를 넣어 계산해 보세요. 시도 횟수는 줄지 않아요."));

    static Diagnosis WrongInLetters { get; } = new(DiagnosisIds.NumbersWanted, null, new(
        "This card wants numbers, and with letters it is not right yet. No attempt is spent.",
        "이 문제의 답은 숫자로 써야 하고, 문자로 쓴 식도 아직 맞지 않아요. 시도 횟수는 줄지 않아요."));

    /// <summary>Where e is a variable of the question, a text with it is a formula.</summary>
    static bool NamesWhatIsAlsoAConstant(AnswerKey key, string answer) =>
        key.Scope is { } scope && (scope.Program.Names.ContainsKey("e") || scope.Program.Names.ContainsKey("pi"))
            && AnswerLanguage.ReadAnswer(answer, scope).Value is { } reading
        && Autodiff.Graphs.Graph.Of(reading.Node).Nodes.Any(node => ReferenceEquals(node, scope.Program.Names.GetValueOrDefault("e"))
            || ReferenceEquals(node, scope.Program.Names.GetValueOrDefault("pi")));

    static TypedTensor Typed(TypedNumbers numbers) =>
        new(Target.Graded(numbers.Shape), [.. numbers.Entries.Select(entry =>
            new TypedEntry(entry.Value, entry.IsExact ? null : entry.Decimals,
                entry.SignificantDigits) { Uncertainty = entry.Uncertainty })])
        {
            IsColumn = numbers.IsColumn,
        };
}
