using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Language.Derivations;

/// <summary>∂of/∂by of one named step in symbols, where a matrix can say it, and otherwise what it does to a gradient that comes
/// back.</summary>
sealed record LocalJacobian(string Of, string By, JacobianStructure Structure)
{
    const string Signal = "delta";

    /// <summary>The matrix; null where it has no short form of its own.</summary>
    public string? Matrix { get; private init; }

    /// <summary>What becomes of an upstream δ.</summary>
    public string? Sends { get; private init; }

    public string Size => $"{Structure.Rows}×{Structure.Columns}";

    public static LocalJacobian Between(NamedStep step, string by)
    {
        var (body, input) = (step.Body, step.Inputs[by]);
        var local = new LocalJacobian(step.Name, by, ComposedStructure.Of(body, input));
        return local.Structure.Kind switch
        {
            JacobianKind.Identity => local with { Matrix = "I" },
            _ when body.Shape.IsScalar => local with { Matrix = Row(Pulled(body, input, Node.Fill(body.Shape, 1)), input) },
            JacobianKind.Diagonal => local with { Matrix = Diagonal(Pulled(body, input, Node.Fill(body.Shape, 1)), input) },
            _ => Sent(local, body, input),
        };
    }

    static LocalJacobian Sent(LocalJacobian local, Node body, Node input)
    {
        var signal = Node.Variable(Signal, body.Shape);
        var sent = Pulled(body, input, signal);
        var isProduct = body.Shape.IsVector && input.Shape.IsVector && sent.Op is MatMul && ReferenceEquals(sent.Inputs[1], signal);
        var matrix = !isProduct ? null
            : sent.Inputs[0].Op is Transpose ? sent.Inputs[0].Inputs[0]
            : Node.Of(new Transpose(), sent.Inputs[0]);
        return local with { Matrix = matrix is null ? null : Print(matrix), Sends = Print(sent) };
    }

    static string Row(Node gradient, Node input) => input.Shape switch
    {
        { IsScalar: true } => Print(gradient),
        { IsVector: true } when gradient.Op is Transpose => Print(gradient.Inputs[0]),
        { IsVector: true } => Print(Node.Of(new Transpose(), gradient)),
        _ => $@"\mathrm{{vec}}\left({Print(gradient)}\right)^\top",
    };

    static string Diagonal(Node gradient, Node input) =>
        input.Shape.IsScalar ? Print(gradient)
        : input.Shape.IsVector ? $@"\mathrm{{diag}}\left({Print(gradient)}\right)"
        : $@"\mathrm{{diag}}\left(\mathrm{{vec}}\left({Print(gradient)}\right)\right)";

    static Node Pulled(Node body, Node input, Node seed) => Differentiation.WithSeed(body, seed).ClosedFormOf(input);

    static string Print(Node node) => Printer.Print(node, Dialect.Latex, static _ => null);
}
