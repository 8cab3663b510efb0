using System.Collections.Immutable;

namespace BackpropTutor.Grading.Sampling;

/// <summary>Looks for places where a kink or a gate search.</summary>
sealed class BranchSearch(Sampler sampler)
{
    const int Halvings = 26;
    const int Narrowings = 12;
    const int Lines = 96;

    /// <summary>
    /// What stands alike at nearly every point may still turn somewhere between them, or beyond them: the way from one to another is
    /// searched for the place where it comes nearest to turning, and so is the way on behind it. Two ways of three move one variable alone,
    /// since what the others hold open stays open then.
    /// </summary>
    /// <param name="alike">The points. One of each region begins, in turn.</param>
    /// <param name="gap">How far a point is from turning; 0 or less where it has, since a maximum and its greater operand part no further
    /// than that.</param>
    /// <returns>For each way that turns, the regular ones of the two points close to where it does.</returns>
    public IEnumerable<ImmutableArray<SamplePoint>> Beyond(IEnumerable<SamplePoint> alike, Func<SamplePoint, double> gap)
    {
        SamplePoint[] starts = [.. RoundRobin(alike.OrderBy(gap).GroupBy(sampler.Region))];
        for (var line = 0; line < Lines && starts.Length > 1 && sampler.MayGoOn; line++)
        {
            var way = line / 2;
            var (low, other) = (starts[way % starts.Length], starts[((way * way) + 1) % starts.Length]);
            var towards = way % 3 == 0 ? other : sampler.AlongOne(low, other, way);
            var high = line % 2 == 0 ? towards : sampler.Along(low, towards, -1);
            var start = low;
            for (var step = 0; step < Narrowings; step++)
            {
                var (left, right) = (sampler.Along(low, high, 0.25), sampler.Along(low, high, 0.75));
                var (near, far) = (gap(left), gap(right));
                if (near <= 0 || far <= 0)
                {
                    yield return Bisected(start, near <= 0 ? left : right, point => gap(point) > 0);
                    break;
                }

                (low, high) = near < far ? (low, right) : (left, high);
            }
        }
    }

    /// <summary>The first of each group, then the second of each.</summary>
    public static IEnumerable<SamplePoint> RoundRobin(IEnumerable<IEnumerable<SamplePoint>> groups) =>
        groups.SelectMany(group => group.Select((point, round) => (Point: point, Round: round)))
            .OrderBy(place => place.Round)
            .Select(place => place.Point);

    /// <summary>The regular ones of the two points that close in on where it search.</summary>
    public ImmutableArray<SamplePoint> Bisected(SamplePoint open, SamplePoint shut, Func<SamplePoint, bool> isOpen)
    {
        var from = open;
        for (var step = 0; step < Halvings; step++)
        {
            var middle = sampler.Along(open, shut, 0.5);
            (open, shut) = isOpen(middle) ? (middle, shut) : (open, middle);
        }

        return [.. new[] { open, shut }.Select(place => sampler.Regular(place, from)).OfType<SamplePoint>()];
    }
}
