using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Bells;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Classes;

/// <summary>The people of a class: their roles, sections, groups and accommodations.</summary>
public sealed class PeopleService(IDbContextFactory<ClassroomsContext> contexts, IRoomBell bell, TimeProvider clock)
{
    /// <summary>Those whom the actor may see, staff included, sorted by name; an assistant sees those of the own section.</summary>
    public async Task<Result<IReadOnlyList<Enrolment>>> ListAsync(Actor actor, Guid classroomId, bool past = false,
        CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.SeeRoster, stop);
        return entered.Succeeded
            ? await entered.Value.Visible(context.Enrolments.AsNoTracking()).Include(row => row.Section)
                .Where(row => past || row.LeftAt == null).OrderBy(row => row.Name).ToListAsync(stop)
            : entered.Refusal;
    }

    public async Task<Result<IReadOnlyList<Section>>> ListSectionsAsync(Actor actor, Guid classroomId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.SeeRoster, stop);
        return entered.Succeeded
            ? await context.Sections.AsNoTracking().Where(row => row.ClassroomId == classroomId).OrderBy(row => row.Name).ToListAsync(stop)
            : entered.Refusal;
    }

    /// <summary>A section of that name: a new one, or the one that is there.</summary>
    public async Task<Result<Section>> AddSectionAsync(Actor actor, Guid classroomId, string name, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.EditRoster, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        if (string.IsNullOrWhiteSpace(name) || name.Length > Classroom.LongestName)
        {
            return Refusal.Invalid("A section has a short name.", "분반에는 짧은 이름이 있어야 해요.");
        }

        var wanted = name.Trim();
        var section = await context.Sections.SingleOrDefaultAsync(row => row.ClassroomId == classroomId && row.Name == wanted, stop);
        if (section is null)
        {
            context.Sections.Add(section = new() { ClassroomId = classroomId, Name = wanted });
            await context.SaveChangesAsync(stop);
        }

        return section;
    }

    public Task<Result<Enrolment>> SetSectionAsync(Actor actor, Guid classroomId, Guid enrolmentId, Guid? sectionId,
        CancellationToken stop = default) =>
        ChangeAsync(actor, classroomId, enrolmentId, ClassAction.EditRoster, AuditActions.RoleSet, async (context, person) =>
        {
            if (sectionId is { } wanted
                && !await context.Sections.AnyAsync(row => row.Id == wanted && row.ClassroomId == classroomId, stop))
            {
                return Refusal.NotFound("The class has no such section.", "수업에 그런 분반은 없어요.");
            }

            person.SectionId = sectionId;
            return null;
        }, stop);

    /// <summary>Makes a co-teacher, an assistant or a learner; a class keeps one teacher at least.</summary>
    public Task<Result<Enrolment>> SetRoleAsync(Actor actor, Guid classroomId, Guid enrolmentId, ClassRole role,
        CancellationToken stop = default) =>
        ChangeAsync(actor, classroomId, enrolmentId, ClassAction.EditClass, AuditActions.RoleSet, async (context, person) =>
        {
            if (role != ClassRole.Teacher && await IsLastTeacherAsync(context, person, stop))
            {
                return LastTeacher;
            }

            person.Role = role;
            return null;
        }, stop);

    /// <param name="percent">Of the time between opening and due date.</param>
    public Task<Result<Enrolment>> SetExtraTimeAsync(Actor actor, Guid classroomId, Guid enrolmentId, int percent,
        CancellationToken stop = default) =>
        ChangeAsync(actor, classroomId, enrolmentId, ClassAction.EditRoster, AuditActions.AccommodationSet, (_, person) =>
        {
            if (percent is < 0 or > Enrolment.MostExtraTime)
            {
                return Task.FromResult<Refusal?>(Refusal.Invalid(
                    $"Extra time lies between 0 and {Enrolment.MostExtraTime} percent.", $"추가 시간은 0~{Enrolment.MostExtraTime}퍼센트예요."));
            }

            person.ExtraTime = percent;
            return Task.FromResult<Refusal?>(null);
        }, stop);

    /// <summary>Takes a person out of the class, or back in; what was done stays.</summary>
    public Task<Result<Enrolment>> RemoveAsync(Actor actor, Guid classroomId, Guid enrolmentId, bool removed,
        CancellationToken stop = default) =>
        ChangeAsync(actor, classroomId, enrolmentId, ClassAction.EditRoster, AuditActions.LearnerRemoved, async (context, person) =>
        {
            if (removed && await IsLastTeacherAsync(context, person, stop))
            {
                return LastTeacher;
            }

            person.LeftAt = removed ? clock.GetUtcNow() : null;
            return null;
        }, stop);

    public async Task<Result<IReadOnlyList<StudentGroup>>> ListGroupsAsync(Actor actor, Guid classroomId, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.SeeRoster, stop);
        return entered.Succeeded
            ? await context.Groups.AsNoTracking().Include(row => row.Members).Where(row => row.ClassroomId == classroomId)
                .OrderBy(row => row.Name).ToListAsync(stop)
            : entered.Refusal;
    }

    /// <param name="groupId">Null makes a new one.</param>
    public async Task<Result<StudentGroup>> SaveGroupAsync(
        Actor actor, Guid classroomId, Guid? groupId, string name, IReadOnlyCollection<Guid> members, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, ClassAction.EditRoster, stop);
        if (!entered.Succeeded)
        {
            return entered.Refusal;
        }

        var group = await context.Groups.Include(row => row.Members)
            .SingleOrDefaultAsync(row => row.Id == groupId && row.ClassroomId == classroomId, stop);
        if (group is null)
        {
            context.Groups.Add(group = new() { ClassroomId = classroomId, Name = name });
        }

        group.Name = name.Trim();
        var present = await context.Enrolments.Where(row => row.ClassroomId == classroomId && members.Contains(row.Id))
            .Select(row => row.Id).ToListAsync(stop);
        group.Members.RemoveAll(member => !present.Contains(member.EnrolmentId));
        group.Members.AddRange(present.Except(group.Members.Select(member => member.EnrolmentId))
            .Select(id => new GroupMember { GroupId = group.Id, EnrolmentId = id }));
        await context.SaveChangesAsync(stop);
        bell.Ring(classroomId);
        return group;
    }

    async Task<Result<Enrolment>> ChangeAsync(
        Actor actor, Guid classroomId, Guid enrolmentId, ClassAction needed, string told,
        Func<ClassroomsContext, Enrolment, Task<Refusal?>> change, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var entered = await ClassGate.EnterAsync(context, actor, classroomId, needed, stop);
        var found = entered.Succeeded
            ? await ClassGate.FindLearnerAsync(context, actor, entered.Value, enrolmentId, stop)
            : entered.Refusal;
        if (!found.Succeeded)
        {
            return found.Refusal;
        }

        var before = Told(found.Value);
        if (await change(context, found.Value) is { } refusal)
        {
            return refusal;
        }

        context.Note(actor, clock.GetUtcNow(), classroomId, told, found.Value.Name, before, Told(found.Value));
        await context.SaveChangesAsync(stop);
        bell.Ring(classroomId);
        return found.Value;
    }

    static string Told(Enrolment row) => $"{row.Role}; section {row.SectionId}; +{row.ExtraTime}%; left {row.LeftAt:u}";

    static async Task<bool> IsLastTeacherAsync(ClassroomsContext context, Enrolment person, CancellationToken stop) =>
        person.Role == ClassRole.Teacher && !await context.Enrolments.AnyAsync(
            row => row.ClassroomId == person.ClassroomId && row.Id != person.Id && row.Role == ClassRole.Teacher && row.LeftAt == null
                && row.AccountId != null, stop);

    static Refusal LastTeacher { get; } = Refusal.Conflict(
        "A class keeps one teacher at least: make somebody else a teacher first.", "수업에는 교사가 한 명은 있어야 해요. 먼저 다른 사람을 교사로 정하세요.");
}
