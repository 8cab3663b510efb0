using System.Diagnostics.CodeAnalysis;

namespace BackpropTutor.Web.Bounds;

/// <summary>
/// Who is next: clients take turns, each with its oldest piece of work first. One client alone never occupies every thread, so that another
/// one's work begins at once. Not safe for several threads at a time.
/// </summary>
/// <param name="threads">How many pieces run at once.</param>
/// <param name="perClient">How many may wait for one client.</param>
/// <param name="most">How many may wait at all.</param>
sealed class FairQueue<T>(int threads, int perClient, int most)
    where T : class
{
    readonly Dictionary<Client, Line> lines = [];
    readonly LinkedList<Line> turns = new();

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Runs of one client at once.</summary>
    int MostRunning => Math.Max(1, threads - 1);

    /// <summary>False where the queue is full: of this client, or altogether.</summary>
    public bool TryAdd(Client client, T work)
    {
        var line = lines.GetValueOrDefault(client);
        if (Count >= most || line?.Waiting.Count >= perClient)
        {
            return false;
        }

        if (line is null)
        {
            lines[client] = line = new(client);
        }

        if (line.Waiting.Count == 0)
        {
            turns.AddLast(line);
        }

        line.Waiting.AddLast(work);
        Count++;
        return true;
    }

    /// <summary>The next piece of work, which from then on is running; <see cref="Finish"/> must be called when it has ended.</summary>
    public bool TryTake([NotNullWhen(true)] out T? work)
    {
        for (var turn = turns.First; turn is not null; turn = turn.Next)
        {
            var line = turn.Value;
            if (line.Running >= MostRunning)
            {
                continue;
            }

            work = line.Waiting.First!.Value;
            line.Waiting.RemoveFirst();
            line.Running++;
            Count--;
            turns.Remove(turn);
            if (line.Waiting.Count > 0)
            {
                turns.AddLast(line);
            }

            return true;
        }

        work = null;
        return false;
    }

    /// <summary>Takes back what has not begun; false where it has.</summary>
    public bool TryRemove(Client client, T work)
    {
        if (!lines.TryGetValue(client, out var line) || !line.Waiting.Remove(work))
        {
            return false;
        }

        Count--;
        if (line.Waiting.Count == 0)
        {
            turns.Remove(line);
            Forget(line);
        }

        return true;
    }

    public void Finish(Client client)
    {
        var line = lines[client];
        line.Running--;
        Forget(line);
    }

    void Forget(Line line)
    {
        if (line is { Running: 0, Waiting.Count: 0 })
        {
            lines.Remove(line.Client);
        }
    }

    sealed class Line(Client client)
    {
        public Client Client { get; } = client;

        public LinkedList<T> Waiting { get; } = new();

        public int Running { get; set; }
    }
}
