using System.Diagnostics;
using System.Globalization;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Tests.Mutants;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.LongRuns;

/// <summary>Simulated learners who are right and round to 2, 3 or 4 digits, and who are off by a factor of 2 and round the same
/// way.</summary>
sealed class RoundingRun : ILongRun
{
    public static string Verb => "rounding";

    public static string Summary =>
        "grades right answers rounded to 2, 3 and 4 digits, and twice and half of them (--functions 2000, --seed 1)";

    public static int Run(Options options)
    {
        var (functions, first) = (options.Number("functions", 2000), options.Number("seed", 1));
        var failed = false;
        foreach (var digits in new[] { 2, 3, 4 })
        {
            var start = Stopwatch.GetTimestamp();
            var (answers, rejected, asked, doubled, accepted) = (0, 0, 0, 0, 0);
            for (var seed = first; seed < first + functions; seed++)
            {
                var function = RandomFunction.Of(seed);
                var prepared = AnswerKey.Of(new Exercise
                {
                    Id = $"rounding {seed}",
                    Question = new NumbersFor(new GradientOf(function.Wrt)),
                    Model = new(function.Program) { Values = FixedNumbers.For(function.Program, seed) },
                });
                if (prepared.Faults.Length > 0)
                {
                    continue;
                }

                answers++;
                var kind = Grader.Grade(prepared, Typed(prepared.Key!, 1, digits)).Kind;
                asked += kind == VerdictKind.Undecided ? 1 : 0;
                if (kind is not (VerdictKind.Correct or VerdictKind.Undecided))
                {
                    rejected++;
                    Console.WriteLine(
                        $"function {seed} by {function.Wrt}, {digits} digits: {kind}: {Typed(prepared.Key!, 1, digits)} for "
                        + $"{Typed(prepared.Key!, 1, 8)}");
                }

                foreach (var factor in prepared.Key!.Values.ToArray().Any(entry => entry != 0) ? new[] { 2, 0.5 } : [])
                {
                    doubled++;
                    if (Grader.Grade(prepared, Typed(prepared.Key!, factor, digits)).Kind == VerdictKind.Correct)
                    {
                        accepted++;
                        Console.WriteLine(
                            $"function {seed} by {function.Wrt}, {digits} digits: {factor} times the answer is accepted: "
                            + $"{Typed(prepared.Key!, factor, digits)}");
                    }
                }
            }

            failed |= rejected * 100 >= answers || accepted > 0;
            Console.WriteLine(
                $"{digits} digits: {answers} right answers, {rejected} refused ({100.0 * rejected / Math.Max(1, answers):F3}%), {asked} "
                + $"asked for more digits ({100.0 * asked / Math.Max(1, answers):F2}%); "
                + $"{accepted} of {doubled} off by a factor of 2 accepted; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        }

        return failed ? 1 : 0;
    }

    static string Typed(Tensor value, double factor, int digits)
    {
        var numbers = value.Values.ToArray().Select(entry => Rounded(entry * factor, digits)).ToArray();
        return value.Shape.IsScalar ? numbers[0]
            : value.Shape.IsMatrix
                ? $"[{string.Join(", ", numbers.Chunk(value.Shape.Columns).Select(row => $"[{string.Join(", ", row)}]"))}]"
            : $"[{string.Join(", ", numbers)}]";
    }

    /// <summary>To so many significant digits, trailing zeros kept, as a person writes 0.20.</summary>
    static string Rounded(double value, int digits)
    {
        if (value == 0)
        {
            return "0";
        }

        var places = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return places is >= 0 and <= 15
            ? value.ToString("F" + places, CultureInfo.InvariantCulture) : value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture);
    }
}
