using BackpropTutor.Grading.Questions.Choices;

namespace BackpropTutor.Lessons.Blocks.Exercises.Choices;

sealed class ChoicePresenter : PresenterOf<Choice>
{
    protected override WorkedSolution Solve(ExerciseVariant variant, Choice question) =>
        WorkedSolution.OfLabels(variant, question.Options.Where(option => option.IsRight).Select(option => option.Id));
}
