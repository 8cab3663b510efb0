using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Submissions;

/// <summary>What the store has of one learner and one exercise of an assignment.</summary>
/// <param name="Answers">The oldest first.</param>
sealed record LearnerWork(List<Submission> Answers, ItemWork? Work);
