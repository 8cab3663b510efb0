using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Shapes;
using BackpropTutor.Language;
using BackpropTutor.Language.Printing;
using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Lessons.Blocks.Exercises.Shapes;

sealed class ShapesOfPresenter : PresenterOf<ShapesOf>
{
    protected override AnswerReading ReadTyped(AnswerKey key, string text)
    {
        var read = AnswerLanguage.ReadShapes(text);
        return read.Succeeded
            ? new(text) { Markup = string.Concat(read.Value.Shapes.Select(shape => $"<span class=\"shape\">({shape})</span>")) }
            : new(text) { Mistake = read.Mistake };
    }

    protected override WorkedSolution Solve(ExerciseVariant variant, ShapesOf question)
    {
        var chain = string.Concat(question.Chain.Select(variant.AnswerKey.ShapeOf).Select(shape => $"({shape})"));
        return new([new(MathMl.OfLatex(chain.Replace("×", @" \times ", StringComparison.Ordinal), block: false), null)], [], null);
    }
}
