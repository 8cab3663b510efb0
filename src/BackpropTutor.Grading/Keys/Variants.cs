using System.Collections.Immutable;
using System.Numerics;
using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Keys;

/// <summary>
/// The same exercise with other numbers: of the same shapes and kinds, with as few digits as the author's, regular and away from kinks. The
/// exercise's id and the variant's number alone decide them.
/// </summary>
public static class Variants
{
    const int Tries = 600;
    const double Margin = 0.05;

    /// <summary>
    /// Whether other numbers make another question of it: numbers are asked for, the question fixes all that they come from, and they depend on them.
    /// </summary>
    /// <exception cref="ArgumentException">The quantity asked for names what the model lacks.</exception>
    public static bool Exist(Exercise exercise) =>
        exercise is { Model: { IsFixed: true } model, Question: NumbersFor or NumbersOrFormulaFor }
        && Target.Of(AnswerKey.Asked(exercise.Question)!, AnswerScopes.OfAuthor(AnswerScopes.Of(model))).Parts
            .Any(part => Graph.Of(part).Nodes.Any(node => node.Op is Variable variable && !model.Held.Contains(variable.Symbol)));

    /// <param name="variant">0 is the author's own.</param>
    /// <returns>
    /// Where a number is left to be drawn anyway, or nothing is calculated, the same numbers with other points. Answers that the author stated
    /// as plain numbers belong to the author's numbers and are left out of every other variant.
    /// </returns>
    /// <exception cref="ArgumentException">No other numbers are regular: the message says what to loosen.</exception>
    public static Exercise Of(Exercise exercise, int variant) => Of([exercise], variant)[0];

    /// <summary>The same for exercises on one model that go together: all of them get the same numbers, which the first one's id decides.</summary>
    /// <exception cref="ArgumentException">As above, or the exercises are not of one model.</exception>
    public static ImmutableArray<Exercise> Of(ImmutableArray<Exercise> together, int variant)
    {
        if (together.All(exercise => exercise.Variant == variant))
        {
            return together;
        }

        var (first, model) = (together[0], together[0].Model);
        if (together.Any(exercise => !ReferenceEquals(exercise.Model?.Program, model?.Program)))
        {
            throw new ArgumentException($"“{first.Id}” and what goes with it are not of one model.", nameof(together));
        }

        AnswerKey[] authors = model is { IsFixed: true } ? [.. together.Select(AnswerKey.Of).Where(author => author.FixedPoint is not null)] : [];
        if (authors.Length == 0)
        {
            return [.. together.Select(exercise => exercise with { Variant = variant })];
        }

        var random = new SplitMix(SplitMix.SeedOf(first.Id + "#numbers", variant));
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var values = model!.Values.ToImmutableDictionary(pair => pair.Key, pair => pair.Value);
            foreach (var (name, value) in model.Values.Where(pair => !model.Held.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                values = values.SetItem(name, Drawn(value, model.Kinds.GetValueOrDefault(name), ref random));
            }

            if (Differs(values, model.Values) && authors.All(author => Suits(author, values, attempt)))
            {
                return
                [
                    .. together.Select(exercise => exercise with
                    {
                        Variant = variant,
                        Model = exercise.Model! with { Values = values },
                        OtherNumbers = [.. exercise.OtherNumbers, new(exercise.Model!.Values, AreAuthors: true)],
                        Stated = [.. exercise.Stated.Where(stated => !Language.ReadNumbers(stated.Answer).Succeeded)],
                    }),
                ];
            }
        }

        throw new ArgumentException(
            $"No other numbers for “{first.Id}” are regular and {Margin} away from every kink: leave one of its variables without numbers, or widen its domain.", nameof(together));
    }

    /// <summary>The answer should neither vanish nor be out of all proportion to the author's, nor be the same one again; the longer it takes, the less is asked.</summary>
    static bool Suits(AnswerKey author, ImmutableDictionary<string, Tensor> values, int attempt)
    {
        var (own, loose) = (author.FixedPoint!, 8.0 * Math.Pow(2, attempt / 50));
        return author.At(values, Margin) is { } point
            && (own.Scale == 0 || (point.Scale <= own.Scale * loose && point.Scale >= own.Scale / loose))
            && (attempt > Tries / 2 || (point.Scale > 0 && !Numbers.Agree(point.Truth, own.Truth, 1e-3)));
    }

    static bool Differs(ImmutableDictionary<string, Tensor> values, ImmutableDictionary<string, Tensor> from) =>
        values.Any(pair => !pair.Value.Values.SequenceEqual(from[pair.Key].Values));

    /// <summary>On the author's grid (halves stay halves, integers integers), within the author's range, zero only where the author has zeros.</summary>
    static Tensor Drawn(Tensor value, VariableKind kind, ref SplitMix random)
    {
        var entries = value.Values.ToArray();
        if (kind is VariableKind.OneHot or VariableKind.Distribution || Labels.AreRowsOf(value))
        {
            return Tensor.Of(value.Shape, Shuffled(entries, value.Shape.Rank == 0 ? 1 : value.Shape.Lengths[^1], ref random));
        }

        var places = entries.Max(Places);
        var unit = Math.Pow(10, -places) * Step(entries, places);
        var largest = Math.Max(entries.Max(Math.Abs), 3 * unit);
        var steps = (int)Math.Min(Math.Round(largest / unit), 1e6);
        var positive = kind == VariableKind.Positive || entries.All(entry => entry >= 0);
        for (var i = 0; i < entries.Length; i++)
        {
            var size = Math.Round((1 + random.Below(steps)) * unit, places);
            entries[i] = entries[i] == 0 && random.Unit() < 0.5 ? 0 : positive || random.Unit() < 0.5 ? size : -size;
        }

        return Tensor.Of(value.Shape, entries);
    }

    /// <summary>The entries of each row in another order: what sums to one still does.</summary>
    static double[] Shuffled(double[] entries, int length, ref SplitMix random)
    {
        for (var row = 0; row < entries.Length; row += length)
        {
            for (var i = length - 1; i > 0; i--)
            {
                var j = random.Below(i + 1);
                (entries[row + i], entries[row + j]) = (entries[row + j], entries[row + i]);
            }
        }

        return entries;
    }

    /// <summary>Of several numbers, what all of them are multiples of, in units of the last place: 25 for quarters. One where that leaves little choice.</summary>
    static double Step(double[] entries, int places)
    {
        var whole = entries.Select(entry => (long)Math.Round(Math.Abs(entry) * Math.Pow(10, places))).ToArray();
        var step = whole.Aggregate(0L, (left, right) => (long)BigInteger.GreatestCommonDivisor(left, right));
        return entries.Length > 2 && step > 0 && whole.Max() >= 3 * step ? step : 1;
    }

    /// <summary>Decimal places, three at most.</summary>
    static int Places(double value)
    {
        var places = 0;
        while (places < 3 && Math.Abs((value * Math.Pow(10, places)) - Math.Round(value * Math.Pow(10, places))) > 1e-9)
        {
            places++;
        }

        return places;
    }
}
