using BackpropTutor.Grading.Questions.Orderings;

namespace BackpropTutor.Lessons.Blocks.Exercises.Orderings;

sealed class OrderingPresenter : PresenterOf<Ordering>
{
    protected override WorkedSolution Solve(ExerciseVariant variant, Ordering question) =>
        WorkedSolution.OfLabels(variant, InOrder(question));

    /// <summary>Each item as soon as everything before it has come.</summary>
    static IEnumerable<string> InOrder(Ordering ordering)
    {
        var left = ordering.Items.ToList();
        while (left.Find(item => ordering.Constraints.All(pair => pair.After != item || !left.Contains(pair.Before))) is { } next)
        {
            left.Remove(next);
            yield return next;
        }
    }
}
