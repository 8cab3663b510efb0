using System.Diagnostics;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Submissions;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.LongRuns.Classrooms;

/// <summary>
/// Kills the service, and now and then the PostgreSQL server under it, at random moments under load. What was acknowledged must then be
/// there, once; what was not may be sent again and is then there once; and no draft that was acknowledged is lost.
/// </summary>
sealed class KilledServiceRun : ILongRun
{
    const int Learners = 40;
    const int CrashEvery = 10;

    public static string Verb => "kills";

    public static string Summary =>
        "kill -9 under load: nothing acknowledged lost, nothing double (--database sqlite|postgres --kills 200 --seed 1)";

    public static int Run(Options options) => RunAsync(options).GetAwaiter().GetResult();

    static async Task<int> RunAsync(Options options)
    {
        var (kind, random) = (options.Text("database") ?? "sqlite", new Random(options.Number("seed", 1)));
        await using var database = await RunDatabase.OpenAsync(kind);
        await (await ClassroomHost.OpenAsync(database.Settings, Learners, 5)).DisposeAsync();
        var told = new Told();
        var kills = options.Number("kills", 200);
        for (var kill = 1; kill <= kills; kill++)
        {
            var crash = database.Server is not null && kill % CrashEvery == 0;
            await LoadAndKillAsync(database, told, TimeSpan.FromMilliseconds(random.Next(50, 1500)), crash);
            var problem = await CheckAsync(database.Settings, told);
            if (problem is not null)
            {
                Console.WriteLine($"{kind}: after kill {kill} (--seed {options.Number("seed", 1)}): {problem}");
                return 1;
            }

            if (kill % 20 == 0)
            {
                var (submissions, drafts) = (told.Submissions.Count, told.Drafts.Count);
                Console.WriteLine($"{kind}: {kill} kills; {submissions} submissions and {drafts} drafts acknowledged, all there, once");
            }
        }

        return 0;
    }

    /// <summary>
    /// Starts the service with its load, waits for its first acknowledgement and then for <paramref name="after"/>, and kills it.
    /// </summary>
    static async Task LoadAndKillAsync(RunDatabase database, Told told, TimeSpan after, bool crash)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        var arguments = new[] { ServiceUnderLoad.Verb, "--folder", database.Settings.Folder, "--postgres", database.Settings.Postgres
            ?? "-" };
        foreach (var argument in Path.GetFileNameWithoutExtension(start.FileName) == "dotnet"
            ? [Environment.GetCommandLineArgs()[0], .. arguments]
            : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var service = Process.Start(start)!;
        var working = new TaskCompletionSource();
        var reading = Task.Run(async () =>
        {
            while (await service.StandardOutput.ReadLineAsync() is { } line)
            {
                told.Take(line);
                working.TrySetResult();
            }
        });
        await Task.WhenAny(working.Task, service.WaitForExitAsync());
        await Task.Delay(after);
        if (crash)
        {
            await database.Server!.CrashAsync();
        }

        service.Kill();
        await service.WaitForExitAsync();
        await reading;
        if (crash)
        {
            await database.Server!.StartAgainAsync();
        }
    }

    /// <summary>Null where everything is as it was acknowledged.</summary>
    static async Task<string?> CheckAsync(DatabaseSettings settings, Told told)
    {
        await using var host = await ClassroomHost.OpenAsync(settings, Learners, 5);
        await SendAgainAsync(host, told);
        await using var context = await host.Get<IDbContextFactory<ClassroomsContext>>().CreateDbContextAsync();
        var kept = await context.Submissions.AsNoTracking().GroupBy(row => row.ClientKey)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count);
        var drafts = await context.Drafts.AsNoTracking().ToDictionaryAsync(row => (row.AccountId, row.Place), row => row.Revision);
        var lost = told.Submissions.Where(key => kept.GetValueOrDefault(key) != 1).ToArray();
        var old = told.Drafts.Where(draft => drafts.GetValueOrDefault(draft.Key) < draft.Value).ToArray();
        var twice = kept.Count(row => row.Value > 1);
        return lost.Length + old.Length + twice == 0
            ? null
            : $"{lost.Length} submissions lost or double, {twice} keys twice, {old.Length} drafts lost";
    }

    /// <summary>As a browser does with what has no answer when the line is back.</summary>
    static async Task SendAgainAsync(ClassroomHost host, Told told)
    {
        foreach (var (key, (learner, item, answer)) in told.Sent.Where(sent => !told.Submissions.Contains(sent.Key)).ToArray())
        {
            (await host.Get<SubmissionService>().SubmitAsync(host.Learners[learner], new(key, host.Assignment.Items[item].Id, answer)))
                .Expect();
            told.Submissions.Add(key);
        }

        told.Sent.Clear();
    }
}
