using System.Security.Claims;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Submissions;

namespace BackpropTutor.Web.Accounts.Visits;

/// <summary>Who sent this request or sits before this circuit. One for each request and for each circuit.</summary>
public sealed class Visitor : IWhoIsHere
{
    readonly Actors actors;
    readonly EndedSessions ended;
    ClaimsPrincipal person = new();

    internal Visitor(Actors actors, EndedSessions ended) => (this.actors, this.ended) = (actors, ended);

    /// <summary>Null where nobody is signed in, or no more.</summary>
    public async ValueTask<Actor?> FindActorAsync() => AccountId is { } id ? await actors.FindAsync(id) : null;

    /// <summary>Behind a rule that lets nobody through who is not signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is: give the page or the endpoint a rule.</exception>
    public async ValueTask<Actor> ActorAsync() => await FindActorAsync()
        ?? throw new InvalidOperationException(
            "Nobody is signed in here: a page or an endpoint that asks for the actor needs a rule that says so.");

    public async ValueTask<Guid?> FindAccountAsync() => (await FindActorAsync())?.AccountId;

    internal void Is(ClaimsPrincipal somebody) => person = somebody;

    Guid? AccountId => person.FindFirstValue(SessionClaims.Session) is { } session && ended.Has(session) ? null : person.AccountId();
}
