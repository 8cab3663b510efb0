using System.Diagnostics;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Gradebooks;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Rooms;
using BackpropTutor.Classrooms.Submissions;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.LongRuns.Classrooms;

/// <summary>
/// How many submissions a second are graded and durable, how long each waits and works, and what room and gradebook then cost.
/// </summary>
sealed class SubmissionRateRun : ILongRun
{
    static readonly string[] Answers = ["2*w*x", "w*x", "x*x", "-2*w*x", "2*w*(", "w*x*x", "2*x", "cos(w) + 7*x"];

    public static string Verb => "submissions";

    public static string Summary =>
        "durable graded submissions a second, then a gradebook of 200 × 40 (--database sqlite|postgres --seconds 10 --clients 64)";

    public static int Run(Options options) => RunAsync(options).GetAwaiter().GetResult();

    static async Task<int> RunAsync(Options options)
    {
        var kind = options.Text("database") ?? "sqlite";
        await using var database = await RunDatabase.OpenAsync(kind);
        await using var host = await ClassroomHost.OpenAsync(database.Settings, 200, 40);
        await LoadAsync(host, options.Number("clients", 64), TimeSpan.FromSeconds(2));
        var before = Environment.CpuUsage.TotalTime;
        var waits = await LoadAsync(host, options.Number("clients", 64), TimeSpan.FromSeconds(options.Number("seconds", 10)));
        var work = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / waits.Count;
        var rate = waits.Count / (double)options.Number("seconds", 10);
        var late = waits[(int)(0.99 * (waits.Count - 1))];
        var middle = waits[waits.Count / 2];
        Console.WriteLine($"{kind}: {rate:F0} graded submissions a second, durable; waits {middle:F1} ms, at 99 % {late:F1} ms");
        Console.WriteLine($"{kind}: {work:F2} ms of processor time each, that of a PostgreSQL server not among it");
        var (book, room) = await ReadAsync(host);
        Console.WriteLine($"{kind}: gradebook of 200 × 40 in {book:F0} ms, room in {room:F0} ms");
        return rate >= 1000 && late <= 100 && book <= 300 && room <= 1000 ? 0 : 1;
    }

    /// <summary>Milliseconds that each submission waited, sorted.</summary>
    static async Task<List<double>> LoadAsync(ClassroomHost host, int clients, TimeSpan length)
    {
        var (service, start) = (host.Get<SubmissionService>(), Stopwatch.GetTimestamp());
        var waits = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var (random, own) = (new Random(client), new List<double>());
            while (Stopwatch.GetElapsedTime(start) < length)
            {
                var (learner, item) = (host.Learners[random.Next(host.Learners.Count)],
                    host.Assignment.Items[random.Next(host.Assignment.Items.Count)]);
                var sent = Stopwatch.GetTimestamp();
                (await service.SubmitAsync(learner, new(Guid.NewGuid(), item.Id, Answers[random.Next(Answers.Length)]))).Expect();
                own.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }

            return own;
        })));
        return [.. waits.SelectMany(own => own).Order()];
    }

    /// <summary>Three answers of everybody to everything, then the middle of five readings.</summary>
    static async Task<(double Book, double Room)> ReadAsync(ClassroomHost host)
    {
        await FillAsync(host);
        var (books, rooms) = (new List<double>(), new List<double>());
        for (var round = 0; round < 5; round++)
        {
            books.Add(await TimeAsync(async () =>
                (await host.Get<GradebookService>().ReadAsync(host.Teacher, host.Assignment.ClassroomId)).Expect()));
            rooms.Add(await TimeAsync(async () => (await host.Get<RoomService>().ReadAsync(host.Teacher, host.Assignment.Id)).Expect()));
        }

        books.Sort();
        rooms.Sort();
        return (books[2], rooms[2]);
    }

    static async Task FillAsync(ClassroomHost host)
    {
        await using var context = await host.Get<IDbContextFactory<ClassroomsContext>>().CreateDbContextAsync();
        await context.Submissions.ExecuteDeleteAsync();
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        var places = await context.Enrolments.Where(row => row.Role == ClassRole.Learner).Select(row => row.Id).ToListAsync();
        var start = DateTimeOffset.UtcNow.AddHours(-1);
        context.Submissions.AddRange(
            from place in places
            from item in host.Assignment.Items
            from attempt in Enumerable.Range(0, 3)
            select new Submission
            {
                ClientKey = Guid.NewGuid(),
                ItemId = item.Id,
                EnrolmentId = place,
                VersionId = item.VersionId,
                Variant = 1,
                At = start.AddMinutes(attempt),
                Answer = "x",
                Outcome = attempt == 2 ? AnswerOutcome.Correct : AnswerOutcome.Wrong,
                Score = attempt == 2 ? 1 : 0,
                Canonical = $"a{attempt}",
                Diagnoses = attempt == 0 ? "missing-upstream@y" : "",
                Effect = attempt == 1 ? "times 2" : null,
            });
        await context.SaveChangesAsync();
    }

    static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
