using System.Collections.Frozen;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Printing;

/// <summary>What NumPy (and in few places PyTorch) has no function for: definitions that stand above the code which uses them, finite at
/// ±1000.</summary>
static class CodeHelpers
{
    static readonly FrozenDictionary<string, string> NumPy = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sigmoid"] = "def sigmoid(x):\n    return np.exp(-np.logaddexp(0, -np.asarray(x)))",
        ["logsigmoid"] = "def logsigmoid(x):\n    return -np.logaddexp(0, -np.asarray(x))",
        ["softplus"] = "def softplus(x):\n    return np.logaddexp(0, x)",
        ["relu"] = "def relu(x):\n    return np.maximum(0, x)",
        ["leakyrelu"] = "def leakyrelu(x, a=0.01):\n    return np.where(np.asarray(x) > 0, x, a * np.asarray(x))",
        ["elu"] = "def elu(x, a=1.0):\n    return np.where(np.asarray(x) > 0, x, a * np.expm1(np.minimum(x, 0)))",
        ["silu"] = "def silu(x):\n    return x * np.exp(-np.logaddexp(0, -np.asarray(x)))",
        ["hardtanh"] = "def hardtanh(x):\n    return np.clip(x, -1, 1)",
        ["normalcdf"] = "def normalcdf(x):\n    from math import erfc\n    return np.vectorize(lambda t: 0.5 * erfc(-t / 2 ** 0.5))(x)",
        ["gelu"] = "def gelu(x):\n    from math import erfc\n    return x * np.vectorize(lambda t: 0.5 * erfc(-t / 2 ** 0.5))(x)",
        ["logsumexp"] =
            "def logsumexp(x, axis=-1, keepdims=False):\n    m = np.max(x, axis=axis, keepdims=True)\n"
            + "    y = m + np.log(np.sum(np.exp(x - m), axis=axis, keepdims=True))\n    return y if keepdims else np.squeeze(y, axis=axis)",
        ["softmax"] =
            "def softmax(x, axis=-1):\n    p = np.exp(x - np.max(x, axis=axis, keepdims=True))\n    return p / np.sum(p, axis=axis, "
            + "keepdims=True)",
        ["logsoftmax"] =
            "def logsoftmax(x, axis=-1):\n    y = x - np.max(x, axis=axis, keepdims=True)\n    return y - np.log(np.sum(np.exp(y), "
            + "axis=axis, keepdims=True))",
        ["scatter"] = "def scatter(x, places, shape):\n    y = np.zeros(shape)\n    y[places] = x\n    return y",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> Torch = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["scatter"] = "def scatter(x, places, shape):\n    y = torch.zeros(shape, dtype=torch.float64)\n    y[places] = x\n    return y",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The definition that an op's code needs above it, or null.</summary>
    /// <param name="dialect">NumPy or PyTorch.</param>
    public static string? For(Op op, Dialect dialect) =>
        (dialect == Dialect.Torch ? Torch : NumPy).GetValueOrDefault(op.Name);
}
