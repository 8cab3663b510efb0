using System.Collections.Immutable;
using System.Numerics;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Keys;

/// <summary>
/// The same exercise with other numbers: of the same shapes, kinds and signs, with as few digits as the author's, regular and away from
/// kinks, and such that its point is kept (<see cref="VariantConditions"/>). The exercise's id and the variant's number alone decide them.
/// </summary>
public static class Variants
{
    const int Tries = 4000;
    const double Margin = 0.05;

    /// <summary>Every so many tries, the answer may be twice as far out of the author's proportions.</summary>
    const int Loosened = 200;

    /// <summary>So many tries are kept for numbers at which no known mistake gives the right answer.</summary>
    const int Choosy = 100;

    /// <summary>
    /// Whether other numbers make another question of it: numbers are asked for, the question fixes all that they come from, and they
    /// depend on them.
    /// </summary>
    /// <exception cref="ArgumentException">The quantity asked for names what the model lacks.</exception>
    public static bool Exist(Exercise exercise) =>
        exercise is { Model: { IsFixed: true } model, Question: { AcceptsNumbers: true, Asked: { } asked } }
        && Target.Of(asked, AnswerScopes.OfAuthor(AnswerScopes.Of(model))).Parts
            .Any(part => Graph.Of(part).Nodes.Any(node => node.Op is Variable variable && !model.Held.Contains(variable.Symbol)));

    /// <param name="variant">0 is the author's own.</param>
    /// <returns>
    /// Where a number is left to be drawn anyway, or nothing is calculated, the same numbers with other points. Answers that the author
    /// stated as plain numbers belong to the author's numbers and are left out of every other variant, unless they hold always.
    /// </returns>
    /// <exception cref="ArgumentException">No other numbers are regular: the message says what to loosen.</exception>
    public static Exercise Of(Exercise exercise, int variant) => Of([exercise], variant)[0];

    /// <summary>The same for exercises on one model that go together: all of them get the same numbers, which the first one's id
    /// decides.</summary>
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

        AnswerKey[] authors = model is { IsFixed: true }
            ? [.. together.Select(AnswerKey.Of).Where(author => author.FixedPoint is not null)] : [];
        if (authors.Length == 0)
        {
            return [.. together.Select(exercise => exercise with { Variant = variant })];
        }

        var conditions = authors.Select(VariantConditions.Of).ToArray();
        var random = new SplitMix(SplitMix.SeedOf(first.Id + "#numbers", variant));
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var values = model!.Values;
            foreach (var (name, value) in model.Values.Where(pair => !model.Held.Contains(pair.Key))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                values = values.SetItem(name, Drawn(value, model.Kinds.GetValueOrDefault(name), ref random));
            }

            if (Differs(values, model.Values) && conditions.All(condition => Suits(condition, values, attempt)))
            {
                return
                [
                    .. together.Select(exercise => exercise with
                    {
                        Variant = variant,
                        Model = exercise.Model! with { Values = values },
                        OtherNumbers = [.. exercise.OtherNumbers, new(exercise.Model!.Values, AreAuthors: true)],
                        Stated = [.. exercise.Stated.Where(stated => stated.HoldsInVariants)],
                    }),
                ];
            }
        }

        throw new ArgumentException(
            $"No other numbers for “{first.Id}” keep its point, are regular and {Margin} away from every kink: leave one of its "
            + $"variables without numbers, "
            + "widen its domain, or keep less.", nameof(together));
    }

    /// <summary>The answer should not be out of all proportion to the author's, nor be the same one again; the longer it takes, the less is
    /// asked.</summary>
    static bool Suits(VariantConditions condition, ImmutableDictionary<string, Tensor> values, int attempt)
    {
        var (own, loose) = (condition.Author.FixedPoint!, 8.0 * Math.Pow(2, attempt / Loosened));
        return condition.Author.At(values, Margin) is { } point
            && (own.Scale == 0 || (point.Scale <= own.Scale * loose && point.Scale >= own.Scale / loose))
            && (attempt > 3 * Choosy || own.Scale == 0 || !Numbers.Agree(point.Truth, own.Truth, 1e-3))
            && condition.Broken(point, withGenerated: attempt < Choosy) is null;
    }

    static bool Differs(ImmutableDictionary<string, Tensor> values, ImmutableDictionary<string, Tensor> from) =>
        values.Any(pair => !pair.Value.Values.SequenceEqual(from[pair.Key].Values));

    /// <summary>On the author's grid (halves stay halves, integers integers), about within the author's range, each entry with the author's
    /// sign.</summary>
    static Tensor Drawn(Tensor value, VariableKind kind, ref SplitMix random)
    {
        var entries = value.Values.ToArray();
        if (kind is not (VariableKind.OneHot or VariableKind.Distribution) && value.Shape is { Rank: > 0 } shape && shape.Lengths[^1] > 2
            && Labels.AreRowsOf(value))
        {
            return value;
        }

        if (kind is VariableKind.OneHot or VariableKind.Distribution)
        {
            return Tensor.Of(value.Shape, Shuffled(entries, value.Shape.Rank == 0 ? 1 : value.Shape.Lengths[^1], ref random));
        }

        var places = entries.Max(Places);
        var unit = Math.Pow(10, -places) * Step(entries, places);
        // A single number has few others of its size, so it may be half as large again.
        var (wider, fewest) = entries.Length == 1 ? (1.5, 5) : (1, 3);
        var largest = Math.Max(wider * entries.Max(Math.Abs), fewest * unit);
        var steps = (int)Math.Min(Math.Round(largest / unit), 1e6);
        var isZero = entries.All(entry => entry == 0);
        for (var i = 0; i < entries.Length; i++)
        {
            var size = Math.Round((1 + random.Below(steps)) * unit, places);
            entries[i] = isZero ? size : size * Math.Sign(entries[i]);
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

    /// <summary>Of several numbers, what all of them are multiples of, in units of the last place: 25 for quarters. One where that leaves
    /// little choice.</summary>
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
