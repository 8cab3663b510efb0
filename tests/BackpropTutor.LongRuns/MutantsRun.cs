using System.Diagnostics;
using BackpropTutor.Grading.Tests.Mutants;

namespace BackpropTutor.LongRuns;

/// <summary>Right and wrong answers to random questions, labelled by an evaluator of their own: how often the grader is wrong, and two
/// usual rules beside it.</summary>
sealed class MutantsRun : ILongRun
{
    public static string Verb => "mutants";

    public static string Summary => "grades labelled mutants of right answers (--functions 4000, --answers 12, --seed 1)";

    public static int Run(Options options)
    {
        var (functions, answers, first) = (options.Number("functions", 4000), options.Number("answers", 12), options.Number("seed", 1));
        var (study, start) = (new MutantStudy(), Stopwatch.GetTimestamp());
        for (var i = 0; i < functions; i++)
        {
            study.Run(first + i, answers);
        }

        var (right, wrong) = (Math.Max(1, study.Right), Math.Max(1, study.Wrong));
        Console.WriteLine(
            $"{study.Right} right and {study.Wrong} wrong answers to {functions} functions from seed {first}, {study.Unlabelled} "
            + $"unlabelled, {study.Unusable.Count} functions unusable, in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        Console.WriteLine(
            $"grader:            {Share(study.FalseAccepts.Count, wrong)} false accepts, {Share(study.FalseRejects.Count, right)} false "
            + $"rejects, {Share(study.Undecided, right + wrong)} undecided");
        Console.WriteLine(
            $"five points, 0.1%: {Share(study.FivePoints.Accepts, wrong)} false accepts, {Share(study.FivePoints.Rejects, right)} false "
            + $"rejects");
        Console.WriteLine(
            $"one point, rtol 1e-3, atol 1e-5: {Share(study.OnePoint.Accepts, wrong)} false accepts, "
            + $"{Share(study.OnePoint.Rejects, right)} false rejects");
        foreach (var fault in study.WrongKeys.Select(key => "key not confirmed: " + key).Concat(study.FalseAccepts)
            .Concat(study.FalseRejects))
        {
            Console.WriteLine(fault);
        }

        return study.WrongKeys.Count == 0 && study.FalseAccepts.Count * 10_000L <= wrong && study.FalseRejects.Count * 2_000L <= right
            ? 0 : 1;
    }

    static string Share(int count, int of) => $"{count} ({100.0 * count / of:F4}%)";
}
