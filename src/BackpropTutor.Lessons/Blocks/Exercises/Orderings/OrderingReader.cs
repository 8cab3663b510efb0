using BackpropTutor.Grading.Questions.Orderings;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises.Orderings;

/// <summary>Steps to put in order; <c>before</c> lists which must come before which, as <c>[a, b]</c> pairs.</summary>
public sealed class OrderingReader() : ExerciseReader("order", typeof(OrderingEntry))
{
    protected override ReadQuestion Question(Facts facts, BoundModel? model)
    {
        var items = facts.Children("items");
        return new(new Ordering([.. items.Select(item => item.Key)], [.. facts.Pairs("before")]))
        {
            Labels = [.. items.Select(item => KeyValuePair.Create(item.Key, item.Value.ProseHere()))],
        };
    }

    /// <summary>It is said by <c>before</c>.</summary>
    protected override string? Expected(Facts facts) => null;

    protected override bool MustExpect => false;
}
