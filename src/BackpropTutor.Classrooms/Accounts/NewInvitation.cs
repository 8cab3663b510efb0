using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Accounts;

/// <summary>An invitation with the secret of its address, which is shown this once.</summary>
public sealed record NewInvitation(Invitation Invitation, string Secret);
