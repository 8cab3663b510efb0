using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Data;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Calendars;

/// <summary>Deadlines for a person's own calendar, at a secret address, with the person's own extensions.</summary>
public sealed class CalendarService(IDbContextFactory<ClassroomsContext> contexts, AssignmentService assignments, TimeProvider clock)
{
    /// <summary>A new secret; the address before stops working.</summary>
    public async Task<string> NewSecretAsync(Actor actor, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var account = await context.Users.SingleAsync(row => row.Id == actor.AccountId, stop);
        var secret = Secrets.New();
        account.CalendarHash = Secrets.HashOf(secret);
        await context.SaveChangesAsync(stop);
        return secret;
    }

    /// <summary>iCalendar text; null where no calendar has that secret.</summary>
    public async Task<string?> ReadAsync(string secret, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var hash = Secrets.HashOf(secret);
        var account = await context.Users.AsNoTracking().SingleOrDefaultAsync(row => row.CalendarHash == hash, stop);
        if (account is null)
        {
            return null;
        }

        var calendar = new Calendar { ProductId = "-//BackpropTutor//Assignments//EN" };
        foreach (var row in await assignments.ListAsync(new(account.Id, account.Name), null, stop))
        {
            if (row.Learner is { IsStaff: false })
            {
                calendar.Events.Add(EventOf(row, clock.GetUtcNow()));
            }
        }

        return new CalendarSerializer().SerializeToString(calendar);
    }

    /// <summary>In UTC: every calendar then shows it in its owner's zone, and the text says it in the class's.</summary>
    static CalendarEvent EventOf(AssignmentSummary row, DateTimeOffset now)
    {
        var due = new CalDateTime(row.Timing.DueAt.UtcDateTime, "UTC");
        var wall = ClassClock.ToWall(row.Timing.DueAt, row.Classroom.Zone);
        return new()
        {
            Uid = $"{row.Assignment.Id}@backprop-tutor",
            Summary = $"{row.Classroom.Name}: {row.Assignment.Title}",
            Description = FormattableString.Invariant($"{wall:yyyy-MM-dd HH:mm} ({row.Classroom.Zone})"),
            Start = due,
            End = due,
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
        };
    }
}
