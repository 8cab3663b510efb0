using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Accounts;

/// <summary>A token with its secret, which is shown this once.</summary>
public sealed record NewToken(ApiToken Token, string Secret);
