using System.Text;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Accounts;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Calendars;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Classrooms.Tests.Support;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Lessons.Checking;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Tests.Accounts;

public sealed class AccountTests(PostgresServer server)
{
    [Theory]
    [CombinatorialStores]
    public async Task ATokenIsKnownByItsHashAndEndsWhenItIsRevokedOrTooOld(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var tokens = school.Get<TokenService>();
        var made = (await tokens.CreateAsync(school.Teacher, "script", [TokenScopes.ReadMarks], school.Clock.Now.AddDays(1))).Expect();

        Assert.Equal(school.Teacher.AccountId, (await tokens.CheckAsync(made.Secret, TokenScopes.ReadMarks))?.AccountId);
        Assert.Null(await tokens.CheckAsync(made.Secret, TokenScopes.WriteMarks));
        Assert.Null(await tokens.CheckAsync(made.Secret + "x", TokenScopes.ReadMarks));
        Assert.Null(await tokens.CheckAsync(made.Token.Hash, TokenScopes.ReadMarks));
        await using var context = await school.OpenContextAsync();
        Assert.DoesNotContain(made.Secret,
            string.Join('\n', (await context.ApiTokens.ToListAsync()).Select(row => $"{row.Hash} {row.Start} {row.Name}")),
            StringComparison.Ordinal);

        school.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await tokens.CheckAsync(made.Secret, TokenScopes.ReadMarks));
        var other = (await tokens.CreateAsync(school.Teacher, "other", [TokenScopes.ReadMarks], null)).Expect();
        (await tokens.RevokeAsync(school.Teacher, other.Token.Id)).Expect();
        Assert.Null(await tokens.CheckAsync(other.Secret, TokenScopes.ReadMarks));
        Assert.False((await tokens.CreateAsync(school.Teacher, "bad", ["everything"], null)).Succeeded);
    }

    [Theory]
    [CombinatorialStores]
    public async Task AnInvitationIsForOneAddressAndOneTime(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var (invitations, classroom) = (school.Get<InvitationService>(), await school.NewClassAsync());
        var (guest, other) = (await school.NewActorAsync("Guest"), await school.NewActorAsync("Other"));
        await using var context = await school.OpenContextAsync();
        var address = (await context.Users.FindAsync(guest.AccountId))!.Email;
        var made = (await invitations.InviteToClassAsync(school.Teacher, classroom.Id, address, ClassRole.Assistant, null)).Expect();

        Assert.False((await invitations.AcceptAsync(other, made.Secret)).Succeeded);
        (await invitations.AcceptAsync(guest, made.Secret)).Expect();
        Assert.False((await invitations.AcceptAsync(guest, made.Secret)).Succeeded);
        Assert.Equal(ClassRole.Assistant, (await school.Get<ClassService>().FindAsync(guest, classroom.Id)).Expect().Own!.Role);
        Assert.Equal(RefusalKind.Forbidden, (await invitations.InviteAsync(school.Teacher, null, SiteRoles.Administrator)).Refusal?.Kind);

        var old = (await invitations.InviteToClassAsync(school.Teacher, classroom.Id, null, ClassRole.Learner, null)).Expect();
        school.Clock.Advance(TimeSpan.FromDays(15));
        Assert.False((await invitations.FindAsync(old.Secret)).Succeeded);
    }

    [Theory]
    [CombinatorialStores]
    public async Task WhatIsErasedIsGoneAndWhatIsTakenAwayIsWhole(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var (learner, enrolment) = await school.NewLearnerAsync(classroom, "이름하늘");
        var item = (await school.NewAssignmentAsync(classroom)).Items[1];
        await school.SubmitAsync(learner, item, "2*w*x");
        (await school.Get<PeopleService>().SetExtraTimeAsync(school.Teacher, classroom.Id, enrolment.Id, 25)).Expect();
        await school.Get<DraftService>().KeepAsync(learner, "item/x", "answer", "초안 텍스트", 1);
        (await school.Get<TokenService>().CreateAsync(learner, "t", [TokenScopes.ReadOwn], null)).Expect();

        var taken = Encoding.UTF8.GetString(await school.Get<PersonalData>().DownloadAsync(learner));
        Assert.All(["이름하늘", "2*w*x", "초안 텍스트", "own:read"], text => Assert.Contains(text, taken, StringComparison.Ordinal));
        Assert.DoesNotContain("hash", taken, StringComparison.OrdinalIgnoreCase);

        (await school.Get<PersonalData>().EraseAsync(learner, learner.AccountId)).Expect();
        await using var context = await school.OpenContextAsync();
        Assert.Empty(await context.Submissions.ToListAsync());
        Assert.Empty(await context.Drafts.ToListAsync());
        Assert.Empty(await context.ApiTokens.ToListAsync());
        Assert.Null(await context.Users.FindAsync(learner.AccountId));
        Assert.DoesNotContain(await context.Audit.ToListAsync(), row =>
            $"{row.ByName}{row.Subject}{row.Before}{row.After}".Contains("이름하늘", StringComparison.Ordinal));
        Assert.Equal(RefusalKind.Conflict,
            (await school.Get<PersonalData>().EraseAsync(school.Teacher, school.Teacher.AccountId)).Refusal?.Kind);
    }

    [Theory]
    [CombinatorialStores]
    public async Task WhatWasDoneWithoutAnAccountIsTakenAlong(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var (progress, place) = (school.Get<ProgressService>(), new WorkPlace("4.2", "b", 0));
        var record = new AccountRecord(new Here(school.Teacher.AccountId),
            school.Get<IDbContextFactory<BackpropTutor.Classrooms.Data.ClassroomsContext>>(),
            school.Get<BackpropTutor.Classrooms.Writing.DurableWriter>(), school.Clock);
        await record.KeepTextAsync(place, "answer", "newer", 7);
        KeptWork kept = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["answer"] = "older" }, null, 2, true, false);

        Assert.Equal(2, await progress.TakeAlongAsync(school.Teacher,
            [(place, kept), (place with { Exercise = "c" }, kept with { IsSolved = false })]));

        var found = await record.FindAsync(place);
        Assert.Equal(("newer", 2, true, false), (found!.Texts["answer"], found.Hints, found.IsSolved, found.IsGivenUp));
        Assert.Equal("older", (await record.FindAsync(place with { Exercise = "c" }))!.Texts["answer"]);
        Assert.Null(await new AccountRecord(new Here(null), null!, null!, school.Clock).FindAsync(place));

        await record.KeepAnswerAsync(place, new("u * h", VerdictKind.Wrong, 0, [], 0));
        await record.KeepAnswerAsync(place, new("u * h", VerdictKind.Wrong, 0, [], 0));
        await record.KeepAnswerAsync(place, new("(", VerdictKind.Invalid, 0, [], 0));
        Assert.Equal(["u * h"], (await record.FindAsync(place))!.Tried);
    }

    [Theory]
    [CombinatorialStores]
    public async Task TheCalendarHasOwnExtensionsAndAnOldSecretOpensNothing(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var classroom = await school.NewClassAsync();
        var (learner, enrolment) = await school.NewLearnerAsync(classroom, "Lee");
        var assignment = await school.NewAssignmentAsync(classroom, edit => edit with { Title = "Week 1; the, “end”" });
        (await school.Get<ExtensionService>().SetAsync(
            school.Teacher, assignment.Id, new(enrolment.Id, null, null, new(2027, 3, 20, 14, 59, 0, TimeSpan.Zero), null, null))).Expect();
        var calendars = school.Get<CalendarService>();
        var old = await calendars.NewSecretAsync(learner);
        var secret = await calendars.NewSecretAsync(learner);

        var text = await calendars.ReadAsync(secret);

        Assert.Null(await calendars.ReadAsync(old));
        Assert.Contains("DTSTART:20270320T145900Z", text, StringComparison.Ordinal);
        Assert.Contains("2027-03-20 23:59 (Asia/Seoul)", text, StringComparison.Ordinal);
        Assert.Contains("Week 1\\; the\\, “end”", text, StringComparison.Ordinal);
    }

    [Theory]
    [CombinatorialStores]
    public async Task SettingsAreKeptAndOnlyAnAdministratorSetsThem(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var settings = school.Get<SettingsService>();
        var administrator = await school.NewActorAsync("Admin", isAdministrator: true);
        SiteSettings wanted = new(Registration.ByInvitation, 24, "한빛고등학교");

        Assert.Equal(new(), await settings.ReadAsync());
        Assert.Equal(RefusalKind.Forbidden, (await settings.SaveAsync(school.Teacher, wanted)).Refusal?.Kind);
        (await settings.SaveAsync(administrator, wanted)).Expect();
        (await settings.SaveAsync(administrator, wanted)).Expect();

        Assert.Equal(wanted, await settings.ReadAsync());
    }

    [Theory]
    [CombinatorialStores]
    public async Task RetentionErasesWhatIsDeletedAndWhatIsIdle(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var administrator = await school.NewActorAsync("Admin", isAdministrator: true);
        (await school.Get<AdministrationService>().SetRoleAsync(administrator, administrator.AccountId, SiteRoles.Administrator, true))
            .Expect();
        var (kept, deleted) = (await school.NewClassAsync(), await school.NewClassAsync());
        await school.NewLearnerAsync(deleted, "Lee");
        (await school.Get<ClassService>().DeleteAsync(school.Teacher, deleted.Id)).Expect();
        var retention = school.Get<RetentionService>();

        school.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal((0, 0), await retention.RunAsync());
        school.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((1, 0), await retention.RunAsync());
        (await school.Get<SettingsService>().SaveAsync(administrator, new(RetentionMonths: 12))).Expect();
        school.Clock.Advance(TimeSpan.FromDays(600));

        Assert.Equal((1, 2), await retention.RunAsync());
        await using var context = await school.OpenContextAsync();
        Assert.Equal("Admin", (await context.Users.SingleAsync()).Name);
        Assert.False(await context.Classrooms.AnyAsync(row => row.Id == kept.Id));
    }

    [Theory]
    [CombinatorialStores]
    public async Task TheLastAdministratorStaysOne(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        var administration = school.Get<AdministrationService>();
        var first = await school.NewActorAsync("Admin", isAdministrator: true);
        Assert.True(await administration.NeedsSetupAsync());
        (await administration.SetRoleAsync(first, first.AccountId, SiteRoles.Administrator, true)).Expect();

        Assert.False(await administration.NeedsSetupAsync());
        Assert.Equal(RefusalKind.Conflict,
            (await administration.SetRoleAsync(first, first.AccountId, SiteRoles.Administrator, false)).Refusal?.Kind);
        Assert.Equal(new Actor(first.AccountId, "Admin", true), await administration.FindActorAsync(first.AccountId));
        Assert.Equal(RefusalKind.Conflict, (await school.Get<PersonalData>().EraseAsync(first, first.AccountId)).Refusal?.Kind);
    }

    [Theory]
    [CombinatorialStores]
    public async Task APasskeyIsKept(Store store)
    {
        await using var school = await School.OpenAsync(store, server);
        using var scope = school.NewScope(out var users);
        var account = (await users.FindByIdAsync(school.Teacher.AccountId.ToString()))!;
        UserPasskeyInfo passkey = new([1, 2, 3], [4], school.Clock.Now, 0, ["internal"], true, false, false, [5], [6]) { Name = "phone" };

        Assert.True((await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded);

        Assert.Equal("phone", Assert.Single(await users.GetPasskeysAsync(account)).Name);
        Assert.Equal(account.Id, (await users.FindByPasskeyIdAsync([1, 2, 3]))?.Id);
    }

    sealed record Here(Guid? Account) : IWhoIsHere
    {
        public ValueTask<Guid?> FindAccountAsync() => ValueTask.FromResult(Account);
    }
}
