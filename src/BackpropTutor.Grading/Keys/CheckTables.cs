using System.Collections.Immutable;
using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Sampling;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Keys;

/// <summary>Works out the check of a solved item.</summary>
static class CheckTables
{
    const double Step = 1e-5;

    /// <param name="own">The learner's answer at the point, laid out as asked.</param>
    public static CheckTable Of(AnswerKey key, SamplePoint point, Tensor own)
    {
        var rows = ImmutableArray.CreateBuilder<CheckRow>();
        var count = Math.Min(own.Values.Length, CheckTable.MostRows);
        for (var i = 0; i < count; i++)
        {
            var (numeric, analytic) = (Numeric(key, point, i), point.Truth[i]);
            var reference = numeric ?? analytic;
            var largest = Math.Max(Math.Abs(own[i]), Math.Abs(reference));
            rows.Add(new(numeric, analytic, own[i], largest == 0 ? 0 : Math.Abs(own[i] - reference) / largest));
        }

        return new(point.Variables, key.Target!.Shape, rows.ToImmutable(), Step);
    }

    static double? Numeric(AnswerKey key, SamplePoint point, int entry)
    {
        if (key.Target is not { Output: { } output, Wrt: { } wrt } target)
        {
            return null;
        }

        var (row, column) = Math.DivRem(target.Entry ?? entry, (int)wrt.Shape.Count);
        var moved = new MovedOutput(key.Evaluator, point, output, wrt, column);
        return DifferenceQuotients.At(value => moved.At(value)[row], moved.Value, moved.At(moved.Value)[row], Step).Central;
    }
}
