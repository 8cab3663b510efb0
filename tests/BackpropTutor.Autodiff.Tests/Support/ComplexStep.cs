using System.Numerics;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Autodiff.Tests.Support;

/// <summary>
/// The elementwise functions that are analytic, written once more for complex arguments and from their definitions: Im f(x + ih)/h is f'(x)
/// to all digits, since nothing is subtracted.
/// </summary>
static class ComplexStep
{
    const double Step = 1e-150;

    static readonly Dictionary<Type, Func<Complex, Complex>> Functions = new()
    {
        [typeof(Exp)] = Complex.Exp,
        [typeof(Log)] = Complex.Log,
        [typeof(Sqrt)] = Complex.Sqrt,
        [typeof(Sin)] = Complex.Sin,
        // Complex.Atan loses so small an imaginary part.
        [typeof(Arctan)] = z => new(
            Math.Atan(z.Real), 0.5 * Math.Atanh(2 * z.Imaginary / (1 + (z.Real * z.Real) + (z.Imaginary * z.Imaginary)))),
        [typeof(Cos)] = Complex.Cos,
        [typeof(Tanh)] = Complex.Tanh,
        [typeof(Square)] = x => x * x,
        [typeof(Negate)] = x => -x,
        [typeof(Sigmoid)] = Sigma,
        [typeof(Silu)] = x => x * Sigma(x),
        [typeof(Softplus)] = x => Complex.Log(1 + Complex.Exp(x)),
        [typeof(LogSigmoid)] = x => Complex.Log(Sigma(x)),
        [typeof(NormalCdf)] = Phi,
        [typeof(LogisticDensity)] = x => Sigma(x) * Sigma(-x),
        [typeof(Gelu)] = x => x * Phi(x),
    };

    public static bool Knows(Op op) => Functions.ContainsKey(op.GetType());

    public static double Derivative(Op op, double x) => Functions[op.GetType()](new Complex(x, Step)).Imaginary / Step;

    static Complex Sigma(Complex x) => 1 / (1 + Complex.Exp(-x));

    /// <summary>1/2 + φ(x)(x + x³/3 + x⁵/15 + …), which converges everywhere.</summary>
    static Complex Phi(Complex x)
    {
        var (term, sum) = (x, x);
        for (var n = 3; n < 200; n += 2)
        {
            term *= x * x / n;
            sum += term;
        }

        return 0.5 + (sum * Complex.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }
}
