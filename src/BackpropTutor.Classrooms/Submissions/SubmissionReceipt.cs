using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>What a learner is told once the submission is durable.</summary>
/// <param name="Kept">As it stands in the store.</param>
/// <param name="Verdict">What the grader says of it.</param>
/// <param name="Mark">Of the exercise, with this submission.</param>
/// <param name="AttemptsLeft">Null where they are not counted.</param>
/// <param name="IsRepeated">Whether it had been kept before.</param>
public sealed record SubmissionReceipt(Submission Kept, Verdict Verdict, Mark Mark, int? AttemptsLeft, bool IsRepeated);
