using System.Reflection;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>Records of grades, and grading from them again.</summary>
public static class Replays
{
    static readonly string Engine = typeof(Node).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Grades the same answer again; the verdict is the same wherever the points are, which the digest tells.</summary>
    public static Verdict Again(PreparedExercise exercise, Replay replay) => Grader.Grade(exercise, replay.Answer);

    internal static Replay Of(PreparedExercise exercise, string answer) =>
        new(exercise.Exercise.Id, exercise.Exercise.Variant, exercise.Seed, answer, exercise.Points.Length, exercise.Digest, Engine);

    /// <summary>FNV-1a over the bits of every number of every point, variables in the order of their names.</summary>
    internal static ulong DigestOf(PreparedExercise exercise)
    {
        var hash = 14695981039346656037UL;
        foreach (var point in exercise.Points)
        {
            foreach (var (_, value) in point.Variables.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                foreach (var number in value.Values)
                {
                    hash = (hash ^ BitConverter.DoubleToUInt64Bits(number)) * 1099511628211UL;
                }
            }
        }

        return hash;
    }
}
