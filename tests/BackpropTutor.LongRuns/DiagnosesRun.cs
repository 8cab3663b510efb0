using System.Diagnostics;
using BackpropTutor.Grading.Checking;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Tests.Mutants;

namespace BackpropTutor.LongRuns;

/// <summary>Makes every generated mistake in random exercises, as formula and as number: none may pass, and its rule should be named
/// first.</summary>
sealed class DiagnosesRun : ILongRun
{
    public static string Verb => "diagnoses";

    public static string Summary => "makes every generated mistake in random exercises (--functions 300, --seed 1)";

    public static int Run(Options options)
    {
        var (functions, first) = (options.Number("functions", 300), options.Number("seed", 1));
        var failed = false;
        foreach (var isNumber in new[] { false, true })
        {
            var start = Stopwatch.GetTimestamp();
            var (exercises, mistakes, killed, apart, named, rewrites) = (0, 0, 0, 0, 0, 0);
            for (var seed = first; seed < first + functions; seed++)
            {
                var function = RandomFunction.Of(seed);
                var model = new ExerciseModel(function.Program);
                var id = $"diagnoses {seed}";
                var quantity = new GradientOf(function.Wrt);
                var report = ExerciseCheck.Of(isNumber
                    ? new Exercise
                    {
                        Id = id,
                        Question = new NumbersFor(quantity),
                        Model = model with { Values = FixedNumbers.For(function.Program, seed) }
                    }
                    : new Exercise { Id = id, Question = new FormulaFor(quantity), Model = model });
                if (report.Faults.Any(fault => fault.Id == "key"))
                {
                    continue;
                }

                foreach (var fault in report.Faults)
                {
                    failed = true;
                    Console.WriteLine($"function {seed}: {fault.Message.English}");
                }

                exercises++;
                mistakes += report.Mistakes;
                killed += report.Killed;
                apart += report.Distinguishable;
                named += report.NamedFirst;
                rewrites += report.Rewrites;
            }

            failed |= named < 0.95 * apart;
            Console.WriteLine(
                $"as {(isNumber ? "numbers" : "formulas")}: {exercises} exercises, {mistakes} mistakes, {mistakes - killed} not told "
                + $"from the truth; of {apart} that can be told apart {named} ({100.0 * named / Math.Max(1, apart):F2}%) "
                + $"are named first; {rewrites} rewrites accepted; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        }

        return failed ? 1 : 0;
    }
}
