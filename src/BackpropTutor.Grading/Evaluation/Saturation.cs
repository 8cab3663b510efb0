using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Evaluation;

/// <summary>
/// Where rounding reaches what mathematics never does: σ of 40 is 1 to a computer, so that <c>hardtanh'(σ(40))</c> lies on a kink and
/// <c>softplus(40) &gt; 40</c> is false. Such a point says nothing of a formula.
/// </summary>
static class Saturation
{
    /// <param name="evaluator">Its own steps are looked at, the first <paramref name="count"/> of them.</param>
    /// <param name="known">The values of the tape below.</param>
    public static bool IsIn(LayeredEvaluator evaluator, int count, Tensor[] own, Tensor[] known)
    {
        for (var i = 0; i < count; i++)
        {
            var step = evaluator.Steps[i];
            if (step.Op is not (Sigmoid or Tanh or Softplus or LogSigmoid))
            {
                continue;
            }

            var (value, input) = (own[i], evaluator.Read(step.Inputs[0], own, known));
            for (var entry = 0; entry < value.Values.Length; entry++)
            {
                if (IsLimit(step.Op, value[entry], input[entry]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    static bool IsLimit(Op op, double value, double input) => op switch
    {
        Sigmoid => value is 0 or 1,
        Tanh => Math.Abs(value) == 1,
        Softplus or LogSigmoid => value == 0 || value == input,
        _ => false,
    };
}
