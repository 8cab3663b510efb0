using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Exercises;

/// <summary>Which gradients a question is about: one, or those that its author lists (<c>[df/dx, df/dy]</c>) or calculates with.</summary>
/// <param name="Of">The canonical name of the output.</param>
/// <param name="Wrt">Canonical names, in the order asked.</param>
/// <param name="IsPlain">Whether the gradients themselves are the answer, rather than something calculated from them.</param>
public sealed partial record AskedGradients(string Of, ImmutableArray<string> Wrt, bool IsPlain)
{
    /// <summary>Null where the question is about no gradient, or about gradients of several outputs.</summary>
    public static AskedGradients? In(Quantity? quantity, Program program) => quantity switch
    {
        GradientOf gradient => new(gradient.Of ?? program.Output.Name, [gradient.Wrt], true),
        EntryOf { Of: GradientOf gradient } => new(gradient.Of ?? program.Output.Name, [gradient.Wrt], false),
        ExpressionOf expression => In(expression.Text, program),
        _ => null,
    };

    static AskedGradients? In(string text, Program program)
    {
        var written = Quotient().Matches(text)
            .Select(match => (Of: Names.Canonical(match.Groups["of"].Value), By: Names.Canonical(match.Groups["by"].Value)))
            .Where(pair => program.Names.ContainsKey(pair.Of) && program.Names.ContainsKey(pair.By)).Distinct().ToArray();
        return written.Length > 0 && written.All(pair => pair.Of == written[0].Of)
            ? new(written[0].Of, [.. written.Select(pair => pair.By)], List().IsMatch(text))
            : null;
    }

    [GeneratedRegex(@"[d∂](?<of>[\p{L}_]\w*)\s*/\s*[d∂](?<by>[\p{L}_]\w*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Quotient();

    [GeneratedRegex(@"^\s*\[\s*([d∂]\w+\s*/\s*[d∂]\w+\s*,?\s*)+\]\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex List();
}
