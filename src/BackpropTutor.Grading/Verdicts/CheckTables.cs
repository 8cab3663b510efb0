using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>Works out the check of a solved item.</summary>
static class CheckTables
{
    const double Step = 1e-5;

    /// <param name="own">The learner's answer at the point, laid out as asked.</param>
    public static CheckTable Of(PreparedExercise exercise, Point point, Tensor own)
    {
        var rows = ImmutableArray.CreateBuilder<CheckRow>();
        var count = Math.Min(own.Values.Length, CheckTable.MostRows);
        for (var i = 0; i < count; i++)
        {
            var (numeric, analytic) = (Numeric(exercise, point, i), point.Truth[i]);
            var reference = numeric ?? analytic;
            var largest = Math.Max(Math.Abs(own[i]), Math.Abs(reference));
            rows.Add(new(numeric, analytic, own[i], largest == 0 ? 0 : Math.Abs(own[i] - reference) / largest));
        }

        return new(point.Variables, exercise.Target!.Shape, rows.ToImmutable(), Step);
    }

    static double? Numeric(PreparedExercise exercise, Point point, int entry)
    {
        if (exercise.Target is not { Output: { } output, Wrt: { } wrt } target)
        {
            return null;
        }

        var (row, column) = Math.DivRem(target.Entry ?? entry, (int)wrt.Shape.Count);
        var (at, moved) = (exercise.Tape.SlotOf(output)!.Value, exercise.Tape.SlotOf(wrt)!.Value);
        double Output(double by) => Witness.Output(exercise.Tape, point, at, moved, column, by)[row];
        return (Output(Step) - Output(-Step)) / (2 * Step);
    }
}
