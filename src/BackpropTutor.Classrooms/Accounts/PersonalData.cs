using System.Text.Json;
using System.Text.Json.Serialization;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Accounts;

/// <summary>All that is kept of a person: to be taken away as a file, and to be erased.</summary>
public sealed class PersonalData(IDbContextFactory<ClassroomsContext> contexts, TimeProvider clock)
{
    /// <summary>What stands in the place of a name that was erased.</summary>
    public const string Erased = "(erased)";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    /// <summary>JSON in UTF-8; no secrets and no fingerprints of them.</summary>
    public async Task<byte[]> DownloadAsync(Actor actor, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var id = actor.AccountId;
        var account = await context.Users.AsNoTracking().SingleAsync(row => row.Id == id, stop);
        var enrolments = await context.Enrolments.AsNoTracking().Where(row => row.AccountId == id).ToListAsync(stop);
        var places = enrolments.ConvertAll(row => row.Id);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Account = new
                {
                    account.Id,
                    account.Name,
                    account.Email,
                    account.Language,
                    account.CreatedAt,
                    account.LastSeenAt,
                    account.TwoFactorEnabled
                },
                Classes = enrolments.Select(row =>
                    new { row.ClassroomId, row.Name, row.Email, row.RosterId, row.Role, row.ExtraTime, row.AddedAt, row.LeftAt }),
                Submissions = await context.Submissions.AsNoTracking().Where(row => places.Contains(row.EnrolmentId)).OrderBy(row => row.At)
                    .Select(row => new { row.ItemId, row.At, row.Variant, row.Answer, row.Outcome, row.Score, row.Diagnoses, row.Hints })
                        .ToListAsync(stop),
                Work = await context.ItemWork.AsNoTracking().Where(row => places.Contains(row.EnrolmentId)).ToListAsync(stop),
                MarksSet = await context.MarkOverrides.AsNoTracking().Where(row => places.Contains(row.EnrolmentId))
                    .Select(row => new { row.ItemId, row.Points, row.Reason, row.At }).ToListAsync(stop),
                Practice = await context.PracticeAnswers.AsNoTracking().Where(row => row.AccountId == id).OrderBy(row => row.At)
                    .ToListAsync(stop),
                Progress = await context.PracticeWork.AsNoTracking().Where(row => row.AccountId == id).ToListAsync(stop),
                Drafts = await context.Drafts.AsNoTracking().Where(row => row.AccountId == id).ToListAsync(stop),
                OwnExercises = await context.OwnExercises.AsNoTracking().Where(row => row.OwnerId == id).ToListAsync(stop),
                Tokens = await context.ApiTokens.AsNoTracking().Where(row => row.AccountId == id)
                    .Select(row => new { row.Name, row.Start, row.Scopes, row.CreatedAt, row.LastUsedAt, row.RevokedAt }).ToListAsync(stop),
                Actions = await context.Audit.AsNoTracking().Where(row => row.ById == id).OrderBy(row => row.At)
                    .Select(row => new { row.At, row.Action, row.Subject, row.Reason }).ToListAsync(stop),
            },
            Json);
    }

    /// <summary>
    /// Erases the account with all that the person did, at once and for good. Whoever is the only teacher of a class, or the only
    /// administrator, hands that over first.
    /// </summary>
    public async Task<Result<Done>> EraseAsync(Actor actor, Guid accountId, CancellationToken stop = default)
    {
        if (actor.AccountId != accountId && AccessRules.RefusesAdministration(actor) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        var account = await context.Users.SingleOrDefaultAsync(row => row.Id == accountId, stop);
        if ((account is null ? NoSuchAccount : await RefusesAsync(context, accountId, stop)) is { } reason)
        {
            return reason;
        }

        var names = await context.Enrolments.Where(row => row.AccountId == accountId).Select(row => row.Name).ToListAsync(stop);
        await ForgetAsync(context, accountId, [account!.Name, .. names], stop);
        await context.Enrolments.Where(row => row.AccountId == accountId).ExecuteDeleteAsync(stop);
        context.Users.Remove(account);
        context.Audit.Add(new()
        {
            At = clock.GetUtcNow(),
            ByName = Erased,
            Action = AuditActions.AccountErased,
            Subject = accountId.ToString()
        });
        await context.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Done.Value;
    }

    /// <summary>The log keeps what was done, and forgets by whom and to whom.</summary>
    static async Task ForgetAsync(ClassroomsContext context, Guid accountId, IReadOnlyCollection<string> names, CancellationToken stop)
    {
        await context.Audit.Where(row => row.ById == accountId)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.ByName, Erased).SetProperty(row => row.ById, (Guid?)null), stop);
        await context.MarkOverrides.Where(row => row.ById == accountId)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.ByName, Erased), stop);
        var classes = await context.Enrolments.Where(row => row.AccountId == accountId).Select(row => row.ClassroomId).ToListAsync(stop);
        foreach (var name in names.Where(name => name.Length > 0).Distinct())
        {
            await context.Audit.Where(row => row.ClassroomId != null && classes.Contains(row.ClassroomId.Value)).ExecuteUpdateAsync(
                change => change.SetProperty(row => row.Subject, row => row.Subject.Replace(name, Erased))
                    .SetProperty(row => row.After, row => row.After == null ? null : row.After.Replace(name, Erased)), stop);
        }
    }

    static async Task<Refusal?> RefusesAsync(ClassroomsContext context, Guid accountId, CancellationToken stop)
    {
        var alone = await context.Enrolments.Where(row =>
            row.AccountId == accountId && row.Role == ClassRole.Teacher && row.Classroom!.DeletedAt == null)
            .Where(row => !context.Enrolments.Any(other =>
                other.ClassroomId == row.ClassroomId && other.AccountId != null && other.AccountId != accountId
                    && other.Role == ClassRole.Teacher && other.LeftAt == null))
            .Select(row => row.Classroom!.Name).ToListAsync(stop);
        if (alone.Count > 0)
        {
            return Refusal.Conflict(
                $"You are the only teacher of: {string.Join(", ", alone)}. Make somebody else a teacher there, or delete it.",
                $"다음 수업의 유일한 교사예요: {string.Join(", ", alone)}. 다른 사람을 교사로 정하거나 수업을 삭제하세요.");
        }

        var administrators = await (from held in context.UserRoles
                                    join role in context.Roles on held.RoleId equals role.Id
                                    where role.Name == SiteRoles.Administrator
                                    select held.UserId).ToListAsync(stop);
        return administrators is [var only] && only == accountId
            ? Refusal.Conflict("You are the only administrator: make somebody else one first.", "유일한 관리자예요. 먼저 다른 사람을 관리자로 정하세요.")
            : null;
    }

    static Refusal NoSuchAccount { get; } = Refusal.NotFound("There is no such account.", "그런 계정은 없어요.");
}
