using BackpropTutor.Classrooms.Submissions;

namespace BackpropTutor.LongRuns.Classrooms;

/// <summary>The process that is killed: works until it is, and says on its output what was sent and what was acknowledged.</summary>
sealed class ServiceUnderLoad : ILongRun
{
    const int Clients = 24;

    static readonly string[] Answers = ["2*w*x", "w*x", "x*x", "-2*w*x", "2*w*("];

    public static string Verb => "service-under-load";

    public static string Summary => "what “kills” kills; of no use alone (--folder … --postgres …)";

    public static int Run(Options options) => RunAsync(options).GetAwaiter().GetResult();

    static async Task<int> RunAsync(Options options)
    {
        var postgres = options.Text("postgres") is "-" or null ? null : options.Text("postgres");
        await using var host = await ClassroomHost.OpenAsync(new(options.Text("folder")!, postgres), 0, 0);
        var gate = new Lock();
        void Say(string line)
        {
            lock (gate)
            {
                Console.Out.WriteLine(line);
                Console.Out.Flush();
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => WorkAsync(host, client, Say))));
        return 0;
    }

    static async Task WorkAsync(ClassroomHost host, int client, Action<string> say)
    {
        var (random, revision) = (new Random(), DateTime.UtcNow.Ticks);
        var own = host.Learners[client];
        while (true)
        {
            var (learner, item, answer, key) = (random.Next(host.Learners.Count), random.Next(host.Assignment.Items.Count),
                Answers[random.Next(Answers.Length)], Guid.NewGuid());
            say($"sent {key} {learner} {item} {answer};");
            (await host.Get<SubmissionService>().SubmitAsync(host.Learners[learner], new(key, host.Assignment.Items[item].Id, answer)))
                .Expect();
            say($"kept {key}");
            revision++;
            (await host.Get<DraftService>().KeepAsync(own, "item/load", "answer", $"{revision}", revision)).Expect();
            say($"draft {own.AccountId} item/load {revision} ;");
        }
    }
}
