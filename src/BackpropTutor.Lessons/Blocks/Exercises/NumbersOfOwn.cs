using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>
/// Which numbers of an exercise belong to its author's numbers: a line that types one of them is no longer true with other numbers. Numbers
/// that follow from the function alone (the slope 1 of a sum) do not, nor do those that the author holds or calls constant.
/// </summary>
sealed class NumbersOfOwn
{
    const double Same = 1e-9;

    readonly ExerciseBlock block;
    readonly HashSet<double> given;
    readonly HashSet<double> found;

    public NumbersOfOwn(ExerciseBlock block)
    {
        this.block = block;
        if (block.Bound is not { } bound)
        {
            (given, found) = ([], []);
            return;
        }

        var held = block.Exercise.Model!.Held;
        given = [.. bound.Values.Where(pair => !held.Contains(pair.Key)).SelectMany(pair => pair.Value.Values.ToArray()).Select(Math.Abs)];
        found = [.. bound.Magnitudes()];
        foreach (var factor in new[] { 1.0837, 0.9371 })
        {
            var values = bound.Values;
            foreach (var (place, name) in values.Keys.Where(name => !held.Contains(name)).Order(StringComparer.Ordinal).Index())
            {
                values = values.SetItem(name, Moved(values[name], factor, place));
            }

            var there = (bound with { Values = values }).Magnitudes();
            found.RemoveWhere(number => there.Any(other => Math.Abs(other - number) <= Same));
        }

        foreach (var number in held.SelectMany(name => bound.Values[name].Values.ToArray()).Select(Math.Abs))
        {
            found.Remove(number);
            given.Remove(number);
        }
    }

    /// <summary>The first number typed into a question that other numbers would make false; null where there is none.</summary>
    public TypedNumber? FalseInQuestion(IEnumerable<Prose.Inline> line) => TypedNumbers.In(line).FirstOrDefault(number =>
        !block.Constants.Contains(number.Value) && (given.Contains(number.Value)
            || (!number.IsWord && number.Value != Math.Floor(number.Value) && !IsHeld(number.Value))));

    /// <summary>The first number typed into a hint or into what is said of a wrong answer that other numbers would make false.</summary>
    public TypedNumber? FalseInRemark(IEnumerable<Prose.Inline> line) => TypedNumbers.In(line).FirstOrDefault(number =>
        !block.Constants.Contains(number.Value) && (given.Contains(number.Value) || (number.IsWord
            ? IsRatio(number.Value) : found.Contains(number.Value)
            || (number.Value != Math.Floor(number.Value) && !IsHeld(number.Value)))));

    /// <summary>“Ten times”, where one of the given numbers is a tenth.</summary>
    bool IsRatio(double number) => given.Any(one => one != 0 && Math.Abs((1 / one) - number) <= Same);

    bool IsHeld(double number) =>
        block.Exercise.Model is { } model
            && model.Held.Any(name => model.Values[name].Values.ToArray().Any(value => Math.Abs(value) == number));

    /// <summary>Each entry a little larger or smaller, none by the same share, and no 0 anything else.</summary>
    static Tensor Moved(Tensor value, double factor, int place)
    {
        var entries = value.Values.ToArray();
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] *= factor + (0.0113 * i) + (0.0071 * place);
        }

        return Tensor.Of(value.Shape, entries);
    }
}
