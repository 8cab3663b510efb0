namespace BackpropTutor.Classrooms.Submissions;

/// <summary>An answer that a learner submits.</summary>
/// <param name="ClientKey">Made by the browser when the button was pressed, and the same at each new try to send it.</param>
public sealed record SubmissionRequest(Guid ClientKey, Guid ItemId, string Answer);
