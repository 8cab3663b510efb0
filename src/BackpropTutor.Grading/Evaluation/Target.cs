using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Evaluation;

/// <summary>
/// A quantity as graph: its entries are those of <paramref name="Parts"/> one after the other (a Jacobian has a part for each row).
/// </summary>
/// <param name="Output">What is differentiated, if anything is.</param>
/// <param name="Wrt">By what it is differentiated.</param>
/// <param name="Entry">The one entry that is asked for, row-major, where not all are.</param>
sealed record Target(ImmutableArray<Node> Parts, Shape Shape, Node? Output, Node? Wrt, ImmutableArray<Node> Seeds, int? Entry)
{
    /// <summary>By what the output is differentiated in this entry; null where nothing is, or the entry is made of several
    /// gradients.</summary>
    public Node? WrtOf(int entry)
    {
        if (Form is not { } form)
        {
            return Wrt;
        }

        var inner = form.Form.Op is Concatenate or Stacking && entry < form.Form.Inputs.Length ? form.Form.Inputs[entry] : form.Form;
        var met = form.Gradients.Where(gradient => Graph.Of(inner).Nodes.Contains(gradient.Gradient)).ToArray();
        return met is [var only] ? only.Wrt : null;
    }

    /// <summary>Whether it has a row for each of several outputs.</summary>
    public bool IsJacobian => Seeds.Length > 1;

    /// <summary>Where it is an expression with gradients in it, how it is made of them.</summary>
    public GradientForm? Form { get; init; }

    /// <exception cref="ArgumentException">A name is not the program's; the message says which.</exception>
    public static Target Of(Quantity quantity, Scope scope) => quantity switch
    {
        ValueOf value => Plain(Find(scope.Program, value.Name)),
        GradientOf gradient => Gradient(Find(scope.Program, gradient.Of), Find(scope.Program, gradient.Wrt)),
        JacobianOf jacobian => Jacobian(Find(scope.Program, jacobian.Of), Find(scope.Program, jacobian.Wrt)),
        ExpressionOf expression => AnswerLanguage.ReadAnswer(expression.Text, scope) is { Succeeded: true } read
            ? Plain(read.Value.Node) with { Form = GradientForm.Of(expression.Text, scope) }
            : throw new ArgumentException(
                $"“{expression.Text}” cannot be read: {AnswerLanguage.ReadAnswer(expression.Text, scope).Mistake!.Message.English}",
                nameof(quantity)),
        MendedLine line => Plain(LineScope.Mended(LineScope.Of(scope, line), line).Value.Node),
        EntryOf entry => One(Of(entry.Of, scope), entry.Index),
        _ => throw new ArgumentException($"{quantity} has a shape but no value: ask for its shape only.", nameof(quantity)),
    };

    /// <summary>The shape alone; a Jacobian's is known without forming it.</summary>
    public static Shape ShapeOf(Quantity quantity, Scope? scope) => quantity switch
    {
        ShapeOnly sized => sized.Shape,
        _ when scope is null => throw new ArgumentException($"{quantity} needs a program.", nameof(quantity)),
        ValueOf value => Find(scope.Program, value.Name).Shape,
        GradientOf gradient => Find(scope.Program, gradient.Wrt).Shape,
        JacobianOf jacobian => Shape.Matrix(
            checked((int)Find(scope.Program, jacobian.Of).Shape.Count), checked((int)Find(scope.Program, jacobian.Wrt).Shape.Count)),
        _ => Of(quantity, scope).Shape,
    };

    /// <summary>The values of the parts, joined; null where a part is not finite.</summary>
    public Tensor Assemble(Func<Node, Tensor> valueOf) => Assemble(Parts, Shape, Entry, valueOf);

    /// <summary>Joins the values of other parts in the place of these: a wrong gradient of the same quantity.</summary>
    public static Tensor Assemble(ImmutableArray<Node> parts, Shape shape, int? entry, Func<Node, Tensor> valueOf)
    {
        if (parts.Length == 1 && entry is null)
        {
            var value = valueOf(parts[0]);
            return value.Shape.Equals(shape) ? value : value.Reshaped(shape);
        }

        var joined = new List<double>();
        foreach (var part in parts)
        {
            foreach (var number in valueOf(part).Values)
            {
                joined.Add(number);
            }
        }

        return entry is { } index ? Tensor.Scalar(joined[index]) : Tensor.Of(shape, [.. joined]);
    }

    /// <summary>The shape as answers are graded: m×1 is the vector, a single entry the scalar.</summary>
    public static Shape Graded(Shape shape) =>
        shape.Count == 1 ? Shape.Scalar : shape is { IsMatrix: true, Columns: 1 } ? Shape.Vector(shape.Rows) : shape;

    static Node Find(Program program, string? name) =>
        name is null ? program.Output.Node
        : program.Names.TryGetValue(name, out var node) ? node
        : throw new ArgumentException(
            $"“{name}” is not a name of the program; its names are {string.Join(", ", program.Names.Keys.Order(StringComparer.Ordinal))}.",
            nameof(name));

    static Target Plain(Node node) => new([node], Graded(node.Shape), null, null, [], null);

    static Target Gradient(Node output, Node wrt)
    {
        if (!output.Shape.IsScalar)
        {
            throw new ArgumentException($"A gradient is a scalar's, but the output is {output.Shape}: ask for its Jacobian.",
                nameof(output));
        }

        var seed = Node.Fill(output.Shape, 1);
        return new([Backward.Of(output, seed).GradientOf(wrt)], Graded(wrt.Shape), output, wrt, [seed], null);
    }

    static Target Jacobian(Node output, Node wrt)
    {
        var rows = checked((int)output.Shape.Count);
        var seeds = Enumerable.Range(0, rows).Select(row => Unit(output.Shape, row)).ToImmutableArray();
        return new(
            [.. seeds.Select(seed => Backward.Of(output, seed).GradientOf(wrt))],
            Graded(Shape.Matrix(rows, checked((int)wrt.Shape.Count))), output, wrt, seeds, null);
    }

    static Target One(Target of, ImmutableArray<int> index)
    {
        var position = index.Length == of.Shape.Rank
            ? index.Select((at, axis) => at >= 0 && at < of.Shape[axis]
                ? at : throw new ArgumentException($"Entry {at} is past the end of a {of.Shape}.", nameof(index)))
                .Zip(of.Shape.Lengths).Aggregate(0, (sum, pair) => (sum * pair.Second) + pair.First)
            : throw new ArgumentException($"A {of.Shape} takes {of.Shape.Rank} indices.", nameof(index));
        return of with { Shape = Shape.Scalar, Entry = position };
    }

    static Node Unit(Shape shape, int position)
    {
        var values = new double[shape.Count];
        values[position] = 1;
        return shape.IsScalar ? Node.Fill(shape, 1) : Node.Constant(Tensor.Of(shape, values));
    }
}
