using System.Diagnostics;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Grading;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Tests.Mutants;
using BackpropTutor.Grading.Tests.Support;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.LongRuns;

/// <summary>The same answers graded at other points: a verdict that depends on the seed is a verdict by luck.</summary>
sealed class ReseedingRun : ILongRun
{
    public static string Verb => "reseeding";

    public static string Summary => "grades the same items with other seeds (--items 1000, --seeds 100, --seed 1)";

    public static int Run(Options options)
    {
        var (items, seeds, first) = (options.Number("items", 1000), options.Number("seeds", 100), options.Number("seed", 1));
        var (done, flips, kinds, start) = (0, 0, 0, Stopwatch.GetTimestamp());
        for (var seed = first; done < items; seed++)
        {
            var function = RandomFunction.Of(seed);
            var exercise = Nodes.Formula($"reseeding {seed}", function.Program, new GradientOf(function.Wrt));
            var prepared = AnswerKey.Of(exercise);
            if (prepared.Faults.Length > 0)
            {
                continue;
            }

            var random = new Random(seed);
            Node[] named = [.. function.Program.Names.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
            Node[] answers = [prepared.ClosedForm!, .. Enumerable.Range(0, 20)
                .Select(_ => Mutator.Mutate(prepared.ClosedForm!, named, random)).OfType<Node>().Take(3)];
            answers = [.. answers.Take(items - done)];
            var verdicts = answers.Select(answer => Grader.Grade(prepared, Nodes.Read(answer)).Kind).ToArray();
            var (flipped, changed) = (new bool[answers.Length], new bool[answers.Length]);
            for (var again = 1; again <= seeds; again++)
            {
                var other = AnswerKey.Of(exercise with { Seed = ((ulong)seed << 32) + (ulong)again });
                for (var i = 0; i < answers.Length; i++)
                {
                    var kind = Grader.Grade(other, Nodes.Read(answers[i])).Kind;
                    if ((kind == VerdictKind.Correct) != (verdicts[i] == VerdictKind.Correct))
                    {
                        flipped[i] = true;
                        Console.WriteLine(
                            $"function {seed}, answer {i}: {verdicts[i]}, and {kind} with seed {other.Seed}: "
                            + $"{MutantStudy.Written(prepared, answers[i])} for {MutantStudy.Written(prepared, answers[0])} where "
                            + $"{MutantStudy.Defined(prepared)}");
                    }

                    changed[i] |= kind != verdicts[i];
                }
            }

            done += answers.Length;
            flips += flipped.Count(flip => flip);
            kinds += changed.Count(change => change);
        }

        Console.WriteLine(
            $"{items} items from seed {first}, {seeds} seeds each, in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s: {flips} flip "
            + $"between right and not right; {kinds} change their kind in any way (partly right and wrong included)");
        return flips == 0 ? 0 : 1;
    }
}
