namespace BackpropTutor.LongRuns.Classrooms;

/// <summary>What a service under load has said before it was killed, a line for each.</summary>
sealed class Told
{
    /// <summary>Acknowledged.</summary>
    public HashSet<Guid> Submissions { get; } = [];

    /// <summary>Sent and perhaps not acknowledged: the learner, the exercise and the answer.</summary>
    public Dictionary<Guid, (int Learner, int Item, string Answer)> Sent { get; } = [];

    /// <summary>The newest revision acknowledged of each place.</summary>
    public Dictionary<(Guid Account, string Place), long> Drafts { get; } = [];

    public void Take(string line)
    {
        // The last line may be cut.
        var words = line.Split(' ', 5);
        if (words is ["sent", var sent, var learner, var item, var answer] && Guid.TryParse(sent, out var key) && answer.EndsWith(';'))
        {
            Sent[key] = (Number(learner), Number(item), answer.TrimEnd(';'));
        }
        else if (words is ["kept", var kept] && Guid.TryParse(kept, out var known))
        {
            Submissions.Add(known);
        }
        else if (words is ["draft", var account, var place, var revision, ";"])
        {
            Drafts[(Guid.Parse(account), place)] = long.Parse(revision, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
