using System.Collections.Immutable;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>
/// The presenter of one kind of question. A question that asks for something calculated is solved by the lines of its calculation.
/// </summary>
public abstract class PresenterOf<TQuestion> : QuestionPresenter
    where TQuestion : Question
{
    public sealed override WorkedSolution Solve(ExerciseVariant variant) => Solve(variant, (TQuestion)variant.Exercise.Question);

    public sealed override ImmutableArray<string> Listing(Question question) => Listing((TQuestion)question);

    protected virtual WorkedSolution Solve(ExerciseVariant variant, TQuestion question) => WorkedSolution.Calculated(variant);

    protected virtual ImmutableArray<string> Listing(TQuestion question) => [];
}
