using System.Globalization;
using System.Text.RegularExpressions;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Language;

namespace BackpropTutor.Lessons.Checking;

/// <summary>
/// How authors name what an exercise asks for: <c>z</c> (a value), <c>ds/db</c> (a gradient, in its variable's shape), <c>jacobian
/// dz/dW</c> (outputs × inputs), any of these with an entry <c>ds/dW[1, 2]</c> counted from zero, <c>size 409600x409600</c> (a shape that
/// nobody forms), or an expression over the model's names and gradients.
/// </summary>
public static partial class QuantityText
{
    public static Quantity Read(string text, Program program)
    {
        if (Size().Match(text) is { Success: true } size)
        {
            return new ShapeOnly(Shape.Matrix(Whole(size.Groups["rows"]), Whole(size.Groups["columns"])));
        }

        if (Derivative().Match(text) is { Success: true } derivative)
        {
            var (of, by) = (Names.Canonical(derivative.Groups["of"].Value), Names.Canonical(derivative.Groups["by"].Value));
            if (program.Names.ContainsKey(of) && program.Names.ContainsKey(by))
            {
                Quantity whole = derivative.Groups["jacobian"].Success ? new JacobianOf(by, of) : new GradientOf(by, of);
                return derivative.Groups["entry"].Success
                    ? new EntryOf(whole,
                        [.. derivative.Groups["entry"].Value.Split(',').Select(index => int.Parse(index, CultureInfo.InvariantCulture))])
                    : whole;
            }
        }

        var name = Names.Canonical(text.Trim());
        return program.Names.ContainsKey(name) ? new ValueOf(name) : new ExpressionOf(text);
    }

    static int Whole(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*size\s+(?<rows>\d{1,9})\s*[x×]\s*(?<columns>\d{1,9})\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Size();

    [GeneratedRegex(
        @"^\s*(?<jacobian>jacobian\s+)?[d∂]\s*(?<of>[^\s/\[\]]+)\s*/\s*[d∂]\s*(?<by>[^\s/\[\]]+)\s*"
        + @"(\[(?<entry>\s*\d{1,6}\s*(,\s*\d{1,6}\s*)?)\])?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Derivative();
}
