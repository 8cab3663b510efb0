using BackpropTutor.Classrooms.Access;
using Microsoft.AspNetCore.Authorization;

namespace BackpropTutor.Web.Accounts.Rules;

/// <summary>Asks for somebody who is signed in, with a role on the site or without.</summary>
/// <param name="Refuses">Why this person may not; null where it is allowed.</param>
sealed record SiteRule(Func<Actor, Refusal?> Refuses) : IAuthorizationRequirement;
