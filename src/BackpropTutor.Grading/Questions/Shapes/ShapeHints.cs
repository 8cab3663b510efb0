using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Language;
using static BackpropTutor.Language.Names;

namespace BackpropTutor.Grading.Questions.Shapes;

/// <summary>The rungs for a question about shapes: the rule that gives each, not the sizes.</summary>
static class ShapeHints
{
    public static IEnumerable<Bilingual> Of(ShapesOf asked, Program program, Func<string, bool> isShown)
    {
        foreach (var quantity in asked.Chain)
        {
            switch (quantity)
            {
                case GradientOf:
                    yield return new("A gradient has the shape of its variable.", "기울기의 모양은 변수의 모양과 같아요.");
                    break;
                case JacobianOf:
                    yield return new(
                        "A Jacobian has a row for each single output and a column for each single input.",
                        "야코비 행렬에는 출력 하나마다 행이 하나, 입력 하나마다 열이 하나 있어요.");
                    break;
                case ShapeOnly:
                    yield return new(
                        "Count all numbers that come out: those are the rows. Count all that go in: those are the columns.",
                        "나오는 수를 모두 세면 행의 수이고, 들어가는 수를 모두 세면 열의 수예요.");
                    break;
                case ValueOf { Name: var name } when program.Names[name].Op is MatMul && isShown(name):
                    yield return new(
                        $"{Display(name)} is a product: the inner sizes have to agree and disappear, the outer ones stay.",
                        $"{Display(name)}의 식은 곱이에요. 안쪽 크기는 서로 같아야 하고 사라지며, 바깥쪽 크기가 남아요.");
                    break;
                default:
                    break;
            }
        }
    }
}
