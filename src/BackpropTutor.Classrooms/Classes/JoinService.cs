using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Classes;

/// <summary>Lets people into classes: by code or link, or because a roster names their address.</summary>
public sealed class JoinService(IDbContextFactory<ClassroomsContext> contexts, TimeProvider clock)
{
    /// <summary>The class of a code, to show before joining.</summary>
    public async Task<Result<Classroom>> FindAsync(string code, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var wanted = Normal(code);
        var classroom = await context.Classrooms.AsNoTracking()
            .SingleOrDefaultAsync(row => row.JoinCode == wanted && row.DeletedAt == null, stop);
        return classroom is null ? NoSuchCode : classroom.JoinIsOpen && classroom.ArchivedAt is null ? classroom : Closed;
    }

    /// <summary>Joins as a learner; who is in already stays what they are.</summary>
    public async Task<Result<Enrolment>> JoinAsync(Actor actor, string code, CancellationToken stop = default)
    {
        var found = await FindAsync(code, stop);
        if (!found.Succeeded)
        {
            return found.Refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        var own = await context.Enrolments.SingleOrDefaultAsync(row =>
            row.ClassroomId == found.Value.Id && row.AccountId == actor.AccountId, stop);
        own ??= await ClaimAsync(context, actor, found.Value.Id, stop);
        if (own is null)
        {
            own = new() { ClassroomId = found.Value.Id, AccountId = actor.AccountId, Name = actor.Name, AddedAt = clock.GetUtcNow() };
            context.Enrolments.Add(own);
        }

        own.LeftAt = null;
        await context.SaveChangesAsync(stop);
        return own;
    }

    /// <summary>
    /// Takes every place that a roster keeps for the actor's confirmed address; called when an address is confirmed and at sign-in.
    /// </summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> ClaimAllAsync(Actor actor, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        if (await ConfirmedAddressAsync(context, actor, stop) is not { } address)
        {
            return 0;
        }

        var places = await context.Enrolments
            .Where(row => row.AccountId == null && row.LeftAt == null && row.Email != null && row.Email == address)
            .Where(row => !context.Enrolments.Any(own => own.ClassroomId == row.ClassroomId && own.AccountId == actor.AccountId))
            .ToListAsync(stop);
        foreach (var place in places.DistinctBy(place => place.ClassroomId))
        {
            place.AccountId = actor.AccountId;
        }

        await context.SaveChangesAsync(stop);
        return places.Count;
    }

    static async Task<Enrolment?> ClaimAsync(ClassroomsContext context, Actor actor, Guid classroomId, CancellationToken stop)
    {
        if (await ConfirmedAddressAsync(context, actor, stop) is not { } address)
        {
            return null;
        }

        var place = await context.Enrolments.FirstOrDefaultAsync(row =>
            row.ClassroomId == classroomId && row.AccountId == null && row.Email == address, stop);
        if (place is not null)
        {
            place.AccountId = actor.AccountId;
        }

        return place;
    }

    /// <summary>Only an address that is confirmed proves whose place it is.</summary>
    static async Task<string?> ConfirmedAddressAsync(ClassroomsContext context, Actor actor, CancellationToken stop) => (await context.Users
        .Where(account => account.Id == actor.AccountId && account.EmailConfirmed).Select(account => account.Email)
            .SingleOrDefaultAsync(stop))?.ToLowerInvariant();

    static string Normal(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).Take(20)]);

    static Refusal NoSuchCode { get; } = Refusal.NotFound(
        "No class has this code. Compare it with what your teacher gave you.", "이 코드의 수업은 없어요. 교사에게 받은 코드와 비교해 보세요.");

    static Refusal Closed { get; } = Refusal.Closed(
        "This class takes nobody by code now. A teacher of the class can open it, or add you.",
        "지금은 코드로 참여할 수 없는 수업이에요. 수업의 교사가 열거나 등록해 줄 수 있어요.");
}
