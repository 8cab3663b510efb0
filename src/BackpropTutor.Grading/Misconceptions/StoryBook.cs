using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Sampling;

namespace BackpropTutor.Grading.Misconceptions;

/// <summary>Wrong answers to one exercise with their values at its points, worked out once.</summary>
sealed class StoryBook
{
    const double SameAnswer = 1e-9;
    const int MostSwaps = 300;

    StoryBook(ImmutableArray<Told> stories, ImmutableArray<Story> equivalent)
    {
        Stories = stories;
        Equivalent = equivalent;
    }

    /// <summary>Those that differ from the truth somewhere, the plainest first, and nearest to the output first among equals.</summary>
    public ImmutableArray<Told> Stories { get; }

    /// <summary>Those that give the right answer at every point: no mistake here, whatever it is elsewhere.</summary>
    public ImmutableArray<Story> Equivalent { get; }

    /// <summary>Every single mistake, and what the author stated.</summary>
    public static StoryBook OfSingles(Situation situation, Target target, IEnumerable<Story> stated, Tape below, ImmutableArray<Point> points)
    {
        var stories = new List<Story>(stated);
        foreach (var misconception in Misconception.All)
        {
            stories.AddRange(misconception.Slips(situation).Select(slip => Tell(slip, situation, target)).OfType<Story>());
            stories.AddRange(misconception.Turns(situation).Select(turn => Tell(turn, target.Parts, target, turn.Message)).OfType<Story>());
        }

        foreach (var swap in Misconception.All.SelectMany(misconception => misconception.Swaps(situation)).Take(MostSwaps))
        {
            if (Shaped(swap.Of.Id, swap.Of.Rank, swap.At, swap.Message, [situation.With(swap)], target) is { } story)
            {
                stories.Add(story);
            }
        }

        if (target.Parts.Length > 1 && target.Shape.IsMatrix)
        {
            var turned = new Transposed();
            stories.Add(new(turned.Id, turned.Rank, null, turned.Turns(situation).First().Message, target.Parts,
                Target.Graded(Shape.Matrix(target.Shape.Columns, target.Shape.Rows)), null, Turned: true));
        }

        return Of(stories, target, below, points);
    }

    /// <summary>Two mistakes at once, of different kinds; bounded, since they are tried only where no single one explains the answer.</summary>
    public static StoryBook OfPairs(Situation situation, Target target, Tape below, ImmutableArray<Point> points, int most)
    {
        var slips = Misconception.All.SelectMany(misconception => misconception.Slips(situation)).Take(60).ToArray();
        var turns = Misconception.All.SelectMany(misconception => misconception.Turns(situation)).Where(turn => turn.Combines).ToArray();
        var stories = new List<Story>();
        foreach (var slip in slips)
        {
            if (situation.Under(slip) is { } parts)
            {
                // The rule is the deeper of the two, so the pair goes by its name.
                stories.AddRange(turns.Select(turn => Tell(turn, parts, target, Both(slip.Message, turn.Message))).OfType<Story>()
                    .Select(story => story with { Id = slip.Of.Id, Rank = slip.Of.Rank + story.Rank, At = slip.At }));
            }
        }

        for (var i = 0; i < slips.Length && stories.Count < most; i++)
        {
            for (var j = i + 1; j < slips.Length && stories.Count < most; j++)
            {
                // The later rule sees what the earlier one let flow, so at one edge the order matters and at two it does not.
                if (!ReferenceEquals(slips[i].At, slips[j].At) && situation.Under(slips[i], slips[j]) is { } parts)
                {
                    if (Shaped(slips[i].Of.Id, slips[i].Of.Rank + slips[j].Of.Rank, slips[i].At, Both(slips[i].Message, slips[j].Message), parts, target) is { } story)
                    {
                        stories.Add(story);
                    }
                }
            }
        }

        return Of(stories, target, below, points);
    }

    static Story? Tell(Slip slip, Situation situation, Target target) =>
        situation.Under(slip) is { } parts ? Shaped(slip.Of.Id, slip.Of.Rank, slip.At, slip.Message, parts, target) : null;

    static Story? Tell(Turn turn, ImmutableArray<Node> parts, Target target, Bilingual message)
    {
        var turned = parts.Select(turn.Form).ToImmutableArray();
        return turned.Contains(null) || (parts.Length > 1 && turned.Zip(parts).Any(pair => !pair.First!.Shape.Equals(pair.Second.Shape)))
            ? null
            : Shaped(turn.Of.Id, turn.Of.Rank, turn.At, message, turned!, target);
    }

    static Story? Shaped(string id, int rank, Node? at, Bilingual message, ImmutableArray<Node> parts, Target target)
    {
        var usual = parts.Zip(target.Parts).All(pair => Target.Graded(pair.First.Shape).Equals(Target.Graded(pair.Second.Shape)));
        return usual ? new(id, rank, at, message, parts, target.Shape, target.Entry)
            : parts.Length == 1 && (target.Entry is null || parts[0].Shape.Count == 1) ? new(id, rank, at, message, parts, Target.Graded(parts[0].Shape), null)
            : null;
    }

    static Bilingual Both(Bilingual first, Bilingual second) =>
        new($"Two things at once. {first.English} {second.English}", $"두 가지가 겹쳤어요. {first.Korean} {second.Korean}");

    static StoryBook Of(IEnumerable<Story> stories, Target target, Tape below, ImmutableArray<Point> points)
    {
        var tape = new Tape(below);
        var wanted = stories.ToArray();
        foreach (var part in wanted.SelectMany(story => story.Parts))
        {
            tape.Add(part);
        }

        var values = new Tensor[wanted.Length][];
        for (var i = 0; i < wanted.Length; i++)
        {
            values[i] = new Tensor[points.Length];
        }

        for (var p = 0; p < points.Length; p++)
        {
            var own = tape.Evaluate(points[p].Variables, points[p].Values);
            for (var i = 0; i < wanted.Length; i++)
            {
                values[i][p] = Value(wanted[i], node => tape.Read(tape.SlotOf(node)!.Value, own, points[p].Values));
            }
        }

        var told = wanted.Select((story, i) => new Told(story, values[i])).ToArray();
        return new(
            [.. told.Where(story => !IsTruth(story, target, points)).OrderBy(story => story.Story.Rank)],
            [.. told.Where(story => IsTruth(story, target, points)).Select(story => story.Story)]);
    }

    static Tensor Value(Story story, Func<Node, Tensor> valueOf)
    {
        var shape = story.Turned ? Target.Graded(Shape.Matrix(story.Shape.Columns, story.Shape.Rows)) : story.Shape;
        var value = Target.Assemble(story.Parts, shape, story.Entry, valueOf);
        return story.Turned ? Numbers.Transposed(value) : value;
    }

    static bool IsTruth(Told story, Target target, ImmutableArray<Point> points)
    {
        if (!story.Story.Shape.Equals(target.Shape))
        {
            return false;
        }

        for (var p = 0; p < points.Length; p++)
        {
            if (!Numbers.Agree(story.Values[p], points[p].Truth, SameAnswer))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A story with its values, one for each point.</summary>
    public sealed record Told(Story Story, Tensor[] Values);
}
