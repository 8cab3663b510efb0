using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Judging;

/// <summary>Comparing shapes, and what to say of the wrong ones.</summary>
static class AnswerLayout
{
    /// <summary>Both as answers are graded (m×1 is the vector, a single entry the scalar).</summary>
    public static LayoutFit Of(Shape answer, Shape asked)
    {
        if (answer.Equals(asked))
        {
            return LayoutFit.Same;
        }

        if (answer.Count != asked.Count)
        {
            return LayoutFit.None;
        }

        return answer.Rows == asked.Columns && answer.Columns == asked.Rows ? LayoutFit.Transposed
            : asked.IsMatrix && (answer.IsVector || answer.Rows == 1) ? LayoutFit.Flat
            : LayoutFit.None;
    }

    /// <summary>The numbers are right and only lie the wrong way.</summary>
    public static Diagnosis OfRightNumbers(LayoutFit fit, Shape answer, Shape asked) => fit == LayoutFit.Flat
        || (asked.IsVector && answer.Rows == 1)
        ? new(DiagnosisIds.NumeratorLayout, null, new(
            $"Right in Jacobian form ({Row(answer)}); the shape convention asks for {asked}.",
            $"야코비 형식({Row(answer)})으로는 맞아요. 모양 규약으로는 {asked}여야 해요."))
        : new(DiagnosisIds.Transposed, null, new(
            $"Right numbers, transposed: this is {answer}, and {asked} is asked for.",
            $"숫자는 맞지만 전치되어 있어요. 지금은 {answer}인데 {asked}여야 해요."));

    /// <summary>A list of all entries of a Jacobian is its row.</summary>
    static Shape Row(Shape answer) => answer.IsVector ? Shape.Matrix(1, answer[0]) : answer;

    public static Diagnosis OfWrongShape(Shape answer, Target asked) => new(DiagnosisIds.WrongShape, null, asked switch
    {
        { IsJacobian: true } => new(
            $"This is {answer}; the Jacobian has a row for each output and a column for each input: {asked.Shape}.",
            $"이 답의 모양은 {answer}예요. 야코비 행렬은 출력마다 행 하나, 입력마다 열 하나라서 {asked.Shape}여야 해요."),
        { Output: not null } => OfGradient(answer, asked.Shape),
        _ => Other(answer, asked.Shape),
    });

    static Bilingual OfGradient(Shape answer, Shape asked) => (answer, asked) switch
    {
        ({ IsVector: true }, { IsMatrix: true }) when answer[0] == asked.Rows || answer[0] == asked.Columns => new(
            $"The {answer} answer needs an outer product to become {asked}.",
            $"{answer}인 답이 {asked}가 되려면 외적이 필요해요."),
        ({ IsScalar: true }, _) => new(
            $"This is a single number, but each entry of a {asked} has its own gradient.",
            $"이 답은 수 하나예요. {asked}의 원소마다 기울기가 따로 있어요."),
        _ => Other(answer, asked),
    };

    static Bilingual Other(Shape answer, Shape asked) => new(
        $"This is {answer}; the answer has the shape {asked}.",
        $"이 답의 모양은 {answer}인데, {asked}여야 해요.");
}
