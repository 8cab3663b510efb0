using System.Collections.Frozen;
using System.Text;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Printing;

/// <summary>A canonical name in the letters of a dialect: <c>delta1</c> is δ1, <c>\delta_{1}</c> or <c>delta1</c>.</summary>
static class NamePrinter
{
    static readonly FrozenSet<string> Taken = new[]
    {
        "lambda", "in", "is", "as", "if", "or", "and", "not", "for", "def", "del", "from", "with", "while", "class", "return", "import",
            "global", "pass", "None", "True",
        "False", "np", "torch", "sigmoid", "relu", "softmax", "logsoftmax", "logsumexp", "softplus", "silu", "gelu", "elu", "leakyrelu",
            "hardtanh", "logsigmoid",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenDictionary<char, string> Accents = new Dictionary<char, string>
    {
        ['\u0302'] = "hat",
        ['\u0303'] = "tilde",
        ['\u0304'] = "bar",
        ['\u0307'] = "dot",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, string> Commands = new[]
    {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho",
            "sigma", "tau", "upsilon", "phi",
        "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega",
    }.ToFrozenDictionary(word => Names.GreekLetter(word)!, word => "\\" + word, StringComparer.Ordinal);

    public static string Print(string canonical, Dialect dialect) => dialect switch
    {
        Dialect.Latex => Latex(canonical),
        Dialect.Text => Names.Display(canonical),
        _ => Taken.Contains(canonical) ? canonical + "_" : canonical,
    };

    static string Latex(string canonical)
    {
        var (letters, subscript) = Names.Parts(canonical);
        var name = Letters(letters);
        return subscript is null ? name : $"{name}_{{{Below(subscript)}}}";
    }

    static string Below(string subscript) =>
        Names.GreekLetter(subscript) is { } greek ? Commands[greek]
        : subscript.Count(char.IsLetter) > 1 ? $@"\mathrm{{{subscript}}}"
        : subscript;

    static string Letters(string letters)
    {
        if (Commands.TryGetValue(letters, out var command))
        {
            return command;
        }

        var parts = letters.Normalize(NormalizationForm.FormD);
        if (parts.Length == 2 && Accents.TryGetValue(parts[1], out var accent))
        {
            return $@"\{accent}{{{parts[..1]}}}";
        }

        return letters.Length > 1 && !char.IsSurrogate(letters[0]) ? $@"\mathrm{{{letters}}}" : letters;
    }
}
