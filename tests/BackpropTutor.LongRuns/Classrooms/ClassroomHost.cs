using BackpropTutor.Classrooms;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Tests.Support;
using BackpropTutor.Classrooms.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackpropTutor.LongRuns.Classrooms;

/// <summary>The services of classes on a database, with one class and one assignment that stays open.</summary>
sealed class ClassroomHost : IAsyncDisposable
{
    const string ClassName = "Long run";

    readonly TestContent content = new();
    readonly ServiceProvider provider;

    ClassroomHost(DatabaseSettings settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton(content.Folder);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddClassrooms(settings);
        provider = services.BuildServiceProvider();
    }

    public IReadOnlyList<Actor> Learners { get; private set; } = [];

    public Actor Teacher { get; private set; } = null!;

    public Assignment Assignment { get; private set; } = null!;

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    /// <summary>Finds the class in the database, or makes it.</summary>
    public static async Task<ClassroomHost> OpenAsync(DatabaseSettings settings, int learners, int items)
    {
        var host = new ClassroomHost(settings);
        await host.Get<Database>().PrepareAsync();
        await host.Get<DurableWriter>().StartAsync(default);
        await using var context = await host.Get<IDbContextFactory<ClassroomsContext>>().CreateDbContextAsync();
        if (!await context.Classrooms.AnyAsync())
        {
            await host.MakeAsync(context, learners, items);
        }

        var people = await context.Enrolments.OrderBy(row => row.Name).ToListAsync();
        host.Teacher = people.Where(row => row.IsStaff).Select(ActorOf).Single() with { IsTeacher = true };
        host.Learners = [.. people.Where(row => !row.IsStaff).Select(ActorOf)];
        host.Assignment = await context.Assignments.Include(row => row.Items).SingleAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await Get<DurableWriter>().StopAsync(default);
        await provider.DisposeAsync();
        content.Dispose();
    }

    static Actor ActorOf(Enrolment row) => new(row.AccountId!.Value, row.Name);

    async Task MakeAsync(ClassroomsContext context, int learners, int items)
    {
        Account NewAccount(string name) =>
            new() { Id = Guid.CreateVersion7(), Name = name, UserName = name, NormalizedUserName = name.ToUpperInvariant() };
        var teacher = NewAccount("Teacher");
        context.Users.Add(teacher);
        await context.SaveChangesAsync();
        var actor = new Actor(teacher.Id, teacher.Name, IsTeacher: true);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var classroom = (await Get<ClassService>().CreateAsync(actor, new(ClassName, "Asia/Seoul", "", today, today.AddDays(100))))
            .Expect();
        foreach (var account in Enumerable.Range(0, learners).Select(i => NewAccount($"L{i:0000}")))
        {
            context.Users.Add(account);
            context.Enrolments.Add(new() { ClassroomId = classroom.Id, AccountId = account.Id, Name = account.Name });
        }

        await context.SaveChangesAsync();
        var now = DateTimeOffset.UtcNow;
        (await Get<AssignmentService>().CreateAsync(actor, classroom.Id, new(
            "Work", "", now.AddDays(-1), now.AddDays(30), null, 0, null, 0, true, null, SolutionRule.Never, false, 1, true,
            [.. Enumerable.Range(0, items).Select(i => new ItemEdit(null, $"{i}", 1, TestContent.LessonId, Exercise: "b"))]))).Expect();
    }
}
