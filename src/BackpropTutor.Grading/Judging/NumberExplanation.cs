using System.Globalization;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Misconceptions;

namespace BackpropTutor.Grading.Judging;

/// <summary>
/// Which known mistakes give these very numbers, the whole answer or the wrong entries of it. A mistake is told only where its numbers
/// would be unlikely by chance: with each mistake that is tried before it, the plainest first, the digits that were typed say less.
/// </summary>
sealed class NumberExplanation
{
    readonly TypedTensor typed;
    readonly int[] wrong;
    readonly double limit;
    readonly HashSet<string> tried = new(StringComparer.Ordinal);
    readonly List<WrongAnswer> told = [];
    double chance;

    /// <param name="right">Which entries are right; null where the shape is not the one that is asked for.</param>
    NumberExplanation(TypedTensor typed, IReadOnlyList<bool>? right)
    {
        this.typed = typed;
        wrong = [.. Enumerable.Range(0, typed.Entries.Length).Where(i => right?[i] != true)];
        limit = Coincidence.Limit(wrong.Aggregate(1.0, (product, i) => product * Coincidence.Count(typed.Entries[i])));
    }

    /// <summary>Explanations that may be told, the plainest first.</summary>
    public IReadOnlyList<WrongAnswer> Told => told;

    /// <summary>Whether known mistakes give these numbers that may be coincidence, so that none is told.</summary>
    public bool IsUnsure { get; private set; }

    /// <summary>Whether typing more digits would tell those apart.</summary>
    public bool WouldDigitsTell { get; private set; }

    public static NumberExplanation Of(AnswerKey key, TypedTensor typed, IReadOnlyList<bool>? right)
    {
        var found = new NumberExplanation(typed, right);
        var same = key.SingleMistakes.Differing.Where(answer => answer.Answer.Shape.Equals(typed.Shape) && answer.Values.Length > 0)
            .ToArray();
        found.told.AddRange(same.Where(answer => answer.Answer.Stated is not null && found.Agrees(answer, found.Everywhere))
            .Select(answer => answer.Answer));

        // 0 is what any slip may leave.
        if (typed.Entries.All(entry => entry.Value == 0))
        {
            return found;
        }

        var ours = same.Where(answer => answer.Answer is { Stated: null, IsTellable: true }).ToArray();
        found.Try(ours.Where(answer => found.Agrees(answer, found.Right)), answer => answer);
        if (found.told.Count == 0 && found.wrong.Length < typed.Entries.Length)
        {
            found.Try(ours.Where(answer => answer.Answer.Order.IsEmpty), found.InSome);
        }

        if (found.told.Count == 0 && !found.IsUnsure && found.wrong.Length > 1)
        {
            found.Try(key.MistakePairs.Differing.Where(answer => answer.Answer.Shape.Equals(typed.Shape)
                && found.Agrees(answer, found.Right)), answer => answer);
        }

        return found;
    }

    IEnumerable<int> Everywhere => Enumerable.Range(0, typed.Entries.Length);

    IEnumerable<int> Right => Everywhere.Except(wrong);

    bool Agrees(EvaluatedWrongAnswer answer, IEnumerable<int> places) =>
        places.All(i => Coincidence.Agrees(typed.Entries[i], answer.Values[0][i]));

    /// <summary>Tries mistakes in turn, with what the digits have left to say.</summary>
    void Try(IEnumerable<EvaluatedWrongAnswer> answers, Func<WrongAnswer, WrongAnswer> explain)
    {
        foreach (var answer in answers)
        {
            var values = answer.Values[0];
            if (tried.Add(string.Join(' ', wrong.Select(i => values[i].ToString("G9", CultureInfo.InvariantCulture)))))
            {
                chance += wrong.Aggregate(1.0, (product, i) => product * Coincidence.Share(typed.Entries[i], values[i]));
            }

            if (!Agrees(answer, wrong))
            {
                continue;
            }

            if (chance <= limit)
            {
                told.Add(explain(answer.Answer));
            }
            else
            {
                IsUnsure = true;
                WouldDigitsTell |= wrong.Any(i => typed.Entries[i].Decimals is not null
                    && Math.Abs(typed.Entries[i].Value - values[i]) > 1e-9 * Math.Abs(values[i]));
            }
        }
    }

    WrongAnswer InSome(WrongAnswer answer)
    {
        var places = string.Join(", ", wrong.Select(i => Explanation.Place(i, typed.Shape)));
        return answer with
        {
            Message = answer.InSome?.Invoke(places) ?? new($"Entry {places}: {answer.Message.English}",
                $"{places}번째 원소: {answer.Message.Korean}"),
        };
    }
}
