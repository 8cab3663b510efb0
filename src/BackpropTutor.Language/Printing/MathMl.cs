using System.Text;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Numerics;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language.Printing;

/// <summary>
/// Expressions, names and numbers as MathML that a browser shows without scripts or styles, the LaTeX beside it as annotation.
/// </summary>
public static class MathMl
{
    /// <summary>A node as an expression, cut at names as <see cref="Printer"/> does.</summary>
    public static string Print(Node node, Func<Node, string?> nameOf, bool block = false) =>
        OfLatex(Printer.Print(node, Dialect.Latex, nameOf), block);

    /// <summary><c>name = what it is made of</c>.</summary>
    public static string PrintDefinition(string name, Node node, Func<Node, string?> nameOf, bool block = false) =>
        OfLatex(NamePrinter.Print(name, Dialect.Latex) + " = " + Printer.PrintDefinition(node, Dialect.Latex, nameOf), block);

    /// <summary>A canonical name by itself.</summary>
    public static string Print(string name) => OfLatex(NamePrinter.Print(name, Dialect.Latex), false);

    /// <summary>Numbers: a scalar, a column, or a matrix. At most <paramref name="digits"/> significant digits, all of them where
    /// null.</summary>
    public static string Print(Tensor tensor, int? digits = NumberFormat.UsualDigits, bool block = false) =>
        OfLatex(Latex(tensor, digits), block);

    /// <summary>The same numbers as LaTeX.</summary>
    public static string Latex(Tensor tensor, int? digits = NumberFormat.UsualDigits) => NumberFormat.ForLatex(tensor, digits);

    /// <summary>LaTeX of the kind that this engine prints, as MathML.</summary>
    public static string OfLatex(string latex, bool block)
    {
        var display = block ? " display=\"block\"" : "";
        var body = new LatexToMathMl(latex).Convert();
        return $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"{display}><semantics>{body}<annotation "
            + $"encoding=\"application/x-tex\">{Escape(latex)}</annotation></semantics></math>";
    }

    internal static string Escape(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            builder.Append(c switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", _ => c.ToString() });
        }

        return builder.ToString();
    }
}
