using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Verdicts;

/// <summary>How an answer's shape stands to the one that is asked: the first thing that is judged.</summary>
enum Fit
{
    Same,

    /// <summary>Rows and columns exchanged; of a vector, the Jacobian's row.</summary>
    Turned,

    /// <summary>All entries in one row or column, row-major: the Jacobian form of a matrix.</summary>
    Flat,

    None,
}

/// <summary>Comparing shapes, and what to say of the wrong ones.</summary>
static class Layout
{
    /// <summary>Both as answers are graded (m×1 is the vector, a single entry the scalar).</summary>
    public static Fit Of(Shape answer, Shape asked)
    {
        if (answer.Equals(asked))
        {
            return Fit.Same;
        }

        if (answer.Count != asked.Count)
        {
            return Fit.None;
        }

        return answer.Rows == asked.Columns && answer.Columns == asked.Rows ? Fit.Turned
            : asked.IsMatrix && (answer.IsVector || answer.Rows == 1) ? Fit.Flat
            : Fit.None;
    }

    /// <summary>The numbers are right and only lie the wrong way.</summary>
    public static Diagnosis OfRightNumbers(Fit fit, Shape answer, Shape asked) => fit == Fit.Flat || (asked.IsVector && answer.Rows == 1)
        ? new(DiagnosisIds.NumeratorLayout, null, new(
            $"Right in Jacobian form ({answer}); the shape convention asks for {asked}.",
            $"야코비 형식({answer})으로는 맞아요. 모양 규약으로는 {asked}여야 해요."))
        : new(DiagnosisIds.Transposed, null, new(
            $"Right numbers, transposed: this is {answer}, and {asked} is asked for.",
            $"숫자는 맞지만 전치되어 있어요. 지금은 {answer}인데 {asked}여야 해요."));

    public static Diagnosis OfWrongShape(Shape answer, Shape asked) => new(DiagnosisIds.WrongShape, null, (answer, asked) switch
    {
        ({ IsVector: true }, { IsMatrix: true }) when answer[0] == asked.Rows || answer[0] == asked.Columns => new(
            $"The {answer} answer needs an outer product to become {asked}.",
            $"{answer}인 답이 {asked}가 되려면 외적이 필요해요."),
        ({ IsScalar: true }, _) => new(
            $"This is a single number, but each entry of a {asked} has its own gradient.",
            $"이 답은 수 하나예요. {asked}의 원소마다 기울기가 따로 있어요."),
        _ => new(
            $"This is {answer}; the answer has the shape {asked}.",
            $"이 답의 모양은 {answer}인데, {asked}여야 해요."),
    });
}
