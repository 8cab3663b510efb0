namespace BackpropTutor.Lessons.Authoring;

/// <summary>Finds the name that an author probably meant.</summary>
public static class Nearest
{
    /// <summary>"Did you mean 'network'?", or the list of what there is when nothing is near enough.</summary>
    public static string Suggest(string written, IEnumerable<string> known)
    {
        var names = known.ToList();
        if (names.Count == 0)
        {
            return "None is defined.";
        }

        var best = names.MinBy(name => Distance(written, name))!;
        return Distance(written, best) <= (written.Length < 3 ? 1 : Math.Max(2, written.Length / 3))
            ? $"Did you mean '{best}'?"
            : $"There is {string.Join(", ", names.Select(name => $"'{name}'"))}.";
    }

    /// <summary>Levenshtein's distance, with one row kept. Names are short; longer ones are cut so that the cost stays bounded.</summary>
    static int Distance(string left, string right)
    {
        left = left.Length > 60 ? left[..60] : left;
        right = right.Length > 60 ? right[..60] : right;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
