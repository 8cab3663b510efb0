using System.Text;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Language.Printing;

/// <summary>A program as NumPy or PyTorch code that runs: helpers, variables, the forward pass and, where asked for, the
/// gradients.</summary>
public static class Code
{
    /// <param name="dialect"><see cref="Dialect.NumPy"/> or <see cref="Dialect.Torch"/>.</param>
    /// <param name="values">Numbers for the variables; those without are drawn at random.</param>
    /// <param name="gradients">
    /// Whether the backward pass follows: <c>dz = …</c> for each definition and variable that the output depends on, in reverse order, each
    /// built on those before it. In PyTorch, <c>backward()</c> would give the same; here every step is written out.
    /// </param>
    /// <exception cref="ArgumentException">The dialect is no code, or gradients are asked of an output that is not a scalar.</exception>
    public static string Print(Program program, Dialect dialect, IReadOnlyDictionary<string, Tensor>? values = null, bool gradients = false)
    {
        if (dialect is not (Dialect.NumPy or Dialect.Torch))
        {
            throw new ArgumentException($"{dialect} is no code: choose {Dialect.NumPy} or {Dialect.Torch}.", nameof(dialect));
        }

        if (gradients && !program.Output.Node.Shape.IsScalar)
        {
            throw new ArgumentException($"The output is {program.Output.Node.Shape}: only a scalar output has gradients to print.",
                nameof(gradients));
        }

        var helpers = new SortedSet<string>(StringComparer.Ordinal);
        var body = new StringBuilder();
        foreach (var variable in program.Variables)
        {
            body.Append(NamePrinter.Print(variable.Symbol, dialect)).Append(" = ")
                .AppendLine(Start(variable, dialect, values?.GetValueOrDefault(variable.Symbol)));
        }

        body.AppendLine();
        var names = new Dictionary<Node, string>();
        var functions = new Dictionary<(Op, Node), string>();
        foreach (var variable in program.Variables)
        {
            names[program.Names[variable.Symbol]] = variable.Symbol;
        }

        foreach (var definition in program.Definitions)
        {
            Define(definition.Name, definition.Node);
            names.TryAdd(definition.Node, definition.Name);
            if (definition.Node.Inputs is [var argument])
            {
                functions.TryAdd((definition.Node.Op, argument), definition.Name);
            }
        }

        if (gradients)
        {
            body.AppendLine();
            Gradients();
        }

        var head = dialect == Dialect.NumPy ? "import numpy as np\n\n" : "import torch\n\n";
        return head + string.Concat(helpers.Select(helper => helper + "\n\n")) + body.ToString().ReplaceLineEndings("\n");

        void Define(string name, Node node) => body.Append(NamePrinter.Print(name, dialect)).Append(" = ")
            .AppendLine(Printer.Print(node, dialect, NameOf, cutAtRoot: names.ContainsKey(node), helpers));

        // σ'(z) is written h (1 - h) where h = σ(z) has been computed before.
        string? NameOf(Node node) => names.GetValueOrDefault(node)
            ?? (node.Inputs is [var argument] ? functions.GetValueOrDefault((node.Op, argument)) : null);

        void Gradients()
        {
            var backward = Backward.Of(program.Output.Node);
            var named = program.Definitions.Select(definition => (definition.Name, definition.Node)).Reverse()
                .Concat(program.Variables.Select(variable => (Name: variable.Symbol, Node: program.Names[variable.Symbol])));
            var done = new HashSet<Node>();
            foreach (var (name, node) in named)
            {
                if (!backward.Reaches(node) || !done.Add(node))
                {
                    continue;
                }

                var gradient = backward.GradientOf(node);
                var free = "d" + name;
                while (program.Names.ContainsKey(free))
                {
                    free += "_";
                }

                Define(free, gradient);
                names.TryAdd(gradient, free);
            }
        }
    }

    static string Start(Variable variable, Dialect dialect, Tensor? value)
    {
        if (value is not null)
        {
            return new Constant(value).Write(dialect, Node.Constant(value)).Pattern is var text && value.Shape.IsScalar
                && dialect == Dialect.Torch
                ? $"torch.tensor({text}, dtype=torch.float64)"
                : text;
        }

        var sizes = string.Join(", ", variable.Shape.Lengths);
        return dialect == Dialect.NumPy
            ? variable.Shape.IsScalar ? "np.random.randn()" : $"np.random.randn({sizes})"
            : variable.Shape.IsScalar ? "torch.randn((), dtype=torch.float64)" : $"torch.randn({sizes}, dtype=torch.float64)";
    }
}
