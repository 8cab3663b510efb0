namespace BackpropTutor.Web.Assignments.Work;

/// <summary>What the page of an assignment sends.</summary>
/// <param name="Account">Whose page it is: where somebody else has signed in since, nothing is done.</param>
/// <param name="Text">What was typed.</param>
/// <param name="Revision">Counted up with each text.</param>
/// <param name="Key">Of a submission: the same each time that it is sent.</param>
/// <param name="Count">How many hints.</param>
sealed record WorkRequest(Guid Account, string? Text = null, long Revision = 0, Guid Key = default, int Count = 0);
