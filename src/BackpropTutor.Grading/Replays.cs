using System.Reflection;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading;

/// <summary>Records of grades, and grading from them again.</summary>
public static class Replays
{
    static readonly string Engine = typeof(Node).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";

    /// <summary>Grades the same answer again; the verdict is the same wherever the points are, which the digest tells.</summary>
    public static Verdict Again(AnswerKey key, Replay replay) => Grader.Grade(key, replay.Answer);

    internal static Replay Of(AnswerKey key, string answer) =>
        new(key.Exercise.Id, key.Exercise.Variant, key.Seed, answer, key.Points.Length, key.Digest, Engine);
}
