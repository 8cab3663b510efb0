using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Classrooms.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackpropTutor.Classrooms.Tests.Support;

/// <summary>The services on a new database, with a clock that the test sets, and short ways to put a class together.</summary>
public sealed class School : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);

    readonly ServiceProvider provider;

    School(ServiceProvider provider, ManualClock clock, TestContent content) =>
        (this.provider, Clock, Content) = (provider, clock, content);

    public ManualClock Clock { get; }

    public TestContent Content { get; }

    public Actor Teacher { get; private set; } = null!;

    public static async Task<School> OpenAsync(Store store, PostgresServer server)
    {
        var folder = Directory.CreateTempSubdirectory("backprop-school-").FullName;
        return await OpenAsync(new(folder, store == Store.Postgres ? await server.NewDatabaseAsync() : null));
    }

    public static async Task<School> OpenAsync(DatabaseSettings settings)
    {
        var school = Build(settings);
        await school.Get<Database>().PrepareAsync();
        await school.Get<DurableWriter>().StartAsync(default);
        school.Teacher = await school.NewActorAsync("Kim", isTeacher: true);
        return school;
    }

    /// <summary>With a database that nobody has made yet.</summary>
    public static async Task<School> OpenEmptyAsync(Store store, PostgresServer server) =>
        Build(new(Directory.CreateTempSubdirectory("backprop-school-").FullName, store == Store.Postgres
            ? await server.NewDatabaseAsync()
            : null));

    static School Build(DatabaseSettings settings)
    {
        var (clock, content) = (new ManualClock(Start), new TestContent());
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock).AddSingleton(content.Folder);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddClassrooms(settings);
        services.AddClassroomAccounts(_ => { });
        return new School(services.BuildServiceProvider(), clock, content);
    }

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    /// <summary>Identity's own way to accounts lives in a scope.</summary>
    public IServiceScope NewScope(out UserManager<Account> users)
    {
        var scope = provider.CreateScope();
        users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return scope;
    }

    public Task<ClassroomsContext> OpenContextAsync() => Get<IDbContextFactory<ClassroomsContext>>().CreateDbContextAsync();

    public async Task<Actor> NewActorAsync(string name, bool isTeacher = false, bool isAdministrator = false)
    {
        await using var context = await OpenContextAsync();
        var email = $"{Guid.NewGuid():N}@school.example";
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Guid.NewGuid().ToString(),
            CreatedAt = Clock.Now,
        };
        context.Users.Add(account);
        await context.SaveChangesAsync();
        return new(account.Id, name, isAdministrator, isTeacher);
    }

    public async Task<Classroom> NewClassAsync(string zone = "Asia/Seoul") => (await Get<ClassService>().CreateAsync(
        Teacher, new("Deep learning", zone, "Spring", new(2027, 3, 1), new(2027, 6, 30)))).Expect();

    public async Task<(Actor Actor, Enrolment Enrolment)> NewLearnerAsync(Classroom classroom, string name)
    {
        var actor = await NewActorAsync(name);
        return (actor, (await Get<JoinService>().JoinAsync(actor, classroom.JoinCode)).Expect());
    }

    /// <summary>Exercises a (a number) and b (a formula), open for a week from now, a day late for half.</summary>
    public Task<Assignment> NewAssignmentAsync(Classroom classroom, Func<AssignmentEdit, AssignmentEdit>? change = null) =>
        SaveAsync(classroom, (change ?? (edit => edit))(EditOf()));

    public AssignmentEdit EditOf() => new(
        "Week 1", "", Clock.Now, Clock.Now.AddDays(7), Clock.Now.AddDays(8), 0.5, null, 0, true, null, SolutionRule.AfterClosing, false, 1,
        true,
        [new(null, "1.1a", 10, TestContent.LessonId, Exercise: "a"), new(null, "1.1b", 5, TestContent.LessonId, Exercise: "b")]);

    public async Task<Result<SubmissionReceipt>> TrySubmitAsync(Actor actor, AssignmentItem item, string answer, Guid? key = null)
    {
        Clock.Advance(TimeSpan.FromSeconds(2));
        return await Get<SubmissionService>().SubmitAsync(actor, new(key ?? Guid.NewGuid(), item.Id, answer));
    }

    public async Task<SubmissionReceipt> SubmitAsync(Actor actor, AssignmentItem item, string answer, Guid? key = null) =>
        (await TrySubmitAsync(actor, item, answer, key)).Expect();

    public async ValueTask DisposeAsync()
    {
        await Get<DurableWriter>().StopAsync(default);
        var settings = Get<DatabaseSettings>();
        await provider.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Content.Dispose();
        if (Directory.Exists(settings.Folder))
        {
            Directory.Delete(settings.Folder, recursive: true);
        }
    }

    async Task<Assignment> SaveAsync(Classroom classroom, AssignmentEdit edit)
    {
        var assignment = (await Get<AssignmentService>().CreateAsync(Teacher, classroom.Id, edit)).Expect();
        assignment.Items.Sort((left, right) => left.Position.CompareTo(right.Position));
        return assignment;
    }
}
