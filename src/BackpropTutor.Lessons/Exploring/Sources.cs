using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Language.Derivations;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Lessons.Exploring;

/// <summary>The same computation to take away. Each is null where it would be too long to be of use.</summary>
/// <param name="NumPy">Forward and, for a scalar output, backward pass.</param>
/// <param name="PyTorch">The same, every step written out.</param>
/// <param name="Latex">The definitions and the backward pass in symbols, aligned.</param>
public sealed record Sources(string? NumPy, string? PyTorch, string? Latex)
{
    const int Longest = 20_000;
    const int MostNodes = 1_000;

    /// <summary>A longer list of numbers is drawn at random in the code.</summary>
    const int MostNumbers = 64;

    internal static Sources Of(Program program, ImmutableDictionary<string, Tensor> point, Derivation derivation)
    {
        if (Graph.Of(program.Names.Values).Nodes.Length > MostNodes)
        {
            return new(null, null, null);
        }

        var values = point.Where(pair => pair.Value.Values.Length <= MostNumbers).ToImmutableDictionary(StringComparer.Ordinal);
        return new(Code(Dialect.NumPy), Code(Dialect.Torch), Short(LatexOf(program, derivation)));

        string? Code(Dialect dialect) =>
            Short(Language.Printing.Code.Print(program, dialect, values, gradients: program.Output.Node.Shape.IsScalar))
            ?? Short(Language.Printing.Code.Print(program, dialect, values));
    }

    static string LatexOf(Program program, Derivation derivation)
    {
        var forward = program.Definitions.Select(definition =>
            $"{Derivation.Latex(definition.Name)} = {Printer.PrintDefinition(definition.Node, Dialect.Latex, program.NameOf)}");
        var lines = forward.Concat(derivation.Steps.Select(step => step.Latex)).Select(Aligned);
        return "\\begin{aligned}\n" + string.Join(" \\\\\n", lines) + "\n\\end{aligned}\n";
    }

    /// <summary>At the first equals sign.</summary>
    static string Aligned(string line) => line.IndexOf('=', StringComparison.Ordinal) is >= 0 and var sign
        ? $"  {line[..sign]}&{line[sign..]}" : "  " + line;

    static string? Short(string text) => text.Length <= Longest ? text : null;
}
