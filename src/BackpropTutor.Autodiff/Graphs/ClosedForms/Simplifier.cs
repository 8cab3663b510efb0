using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs.ClosedForms;

/// <summary>
/// Rewrites a gradient as a person would write it. What the program already names is taken as it is and used again where it occurs; numbers
/// are gathered in front; broadcasts and sums of them vanish where they say nothing. Every rewriting holds for all values.
/// </summary>
sealed partial class Simplifier
{
    readonly HashSet<Node> atoms;
    readonly Dictionary<Step, Node> interned = [];
    readonly Dictionary<Node, Term> terms = [];

    public Simplifier(IEnumerable<Node> atoms)
    {
        this.atoms = [.. atoms];
        foreach (var atom in this.atoms)
        {
            interned.TryAdd(new Step(atom.Op, atom.Inputs), atom);
        }
    }

    public Node Simplified(Node node)
    {
        foreach (var step in Graph.Between([node], atoms.Contains).Nodes)
        {
            terms[step] = TermOf(step);
        }

        return Written(terms[node]);
    }

    Term TermOf(Node node)
    {
        if (node.Uniform is { } value)
        {
            return value == 0 ? new(0, 1, node) : new(value, 1, Ones(node.Shape));
        }

        if (atoms.Contains(node) || node.Inputs.IsEmpty)
        {
            return new(node);
        }

        var first = terms[node.Inputs[0]];
        return node.Op switch
        {
            Negate => first.Times(-1, 1),
            Multiply => Product(node, first, terms[node.Inputs[1]]),
            Divide => Quotient(node, first, terms[node.Inputs[1]]),
            Add => Sum(node, first, terms[node.Inputs[1]], 1),
            Subtract => Sum(node, first, terms[node.Inputs[1]], -1),
            MatMul => MatrixProduct(node, first, terms[node.Inputs[1]]),
            _ when IsLinear(node.Op) => first.IsZero ? Zero(node.Shape) : Linear(node, first),
            _ => new(Function(node)),
        };
    }

    /// <summary>Any other step, on its inputs as they are now written.</summary>
    Node Function(Node node)
    {
        var inputs = node.Inputs.Select(input => Written(terms[input])).ToArray();
        if (node.Op is Sigmoid && inputs[0].Op is Negate && interned.TryGetValue(new Step(node.Op, inputs[0].Inputs), out var mirrored)
            && atoms.Contains(mirrored))
        {
            return Intern(new Subtract(), Node.Fill(Shape.Scalar, 1), mirrored);
        }

        return node.Op is Power && inputs[1].Uniform is 1 && inputs[0].Shape.Equals(node.Shape) ? inputs[0] : Intern(node.Op, inputs);
    }

    Term Product(Node node, Term left, Term right) => left.IsZero || right.IsZero
        ? Zero(node.Shape)
        : new(left.Numerator * right.Numerator, left.Denominator * right.Denominator, Times(left.Body, right.Body));

    Term Quotient(Node node, Term left, Term right) => left.IsZero ? Zero(node.Shape)
        : right.IsZero ? new(Function(node))
        : new(left.Numerator * right.Denominator, left.Denominator * right.Numerator, Over(left.Body, right.Body));

    Term MatrixProduct(Node node, Term left, Term right) => left.IsZero || right.IsZero
        ? Zero(node.Shape)
        : new(left.Numerator * right.Numerator, left.Denominator * right.Denominator, Intern(new MatMul(), left.Body, right.Body));

    Term Sum(Node node, Term left, Term right, double sign)
    {
        right = right.Times(sign, 1);
        if (left.IsZero || right.IsZero)
        {
            var rest = left.IsZero ? right : left;
            return rest.IsZero ? Zero(node.Shape) : rest.Body.Shape.Equals(node.Shape)
                ? rest : rest.With(Times(rest.Body, Ones(node.Shape)));
        }

        if (ReferenceEquals(left.Body, right.Body) && left.Denominator == right.Denominator)
        {
            var both = left with { Numerator = left.Numerator + right.Numerator };
            return both.IsZero ? Zero(node.Shape) : both;
        }

        // Two negative terms are one negative sum; a negative beside a positive one is a difference, the positive first.
        return (left.Numerator < 0, right.Numerator < 0) switch
        {
            (true, true) => new Term(Combined(new Add(), left.Times(-1, 1), right.Times(-1, 1))).Times(-1, 1),
            (false, true) => new(Combined(new Subtract(), left, right.Times(-1, 1))),
            (true, false) => new(Combined(new Subtract(), right, left.Times(-1, 1))),
            _ => new(Combined(new Add(), left, right)),
        };
    }

    Node Combined(Op op, Term left, Term right)
    {
        left = left.With(Narrowed(left.Body, right.Body));
        right = right.With(Narrowed(right.Body, left.Body));
        return Intern(op, Written(left), Written(right));
    }

    /// <summary>The term as graph, its number in front and its denominator behind.</summary>
    Node Written(Term term)
    {
        var (numerator, denominator, body) = term;
        if (term.IsZero)
        {
            return Node.Fill(body.Shape, 0);
        }

        if (body.Uniform is 1)
        {
            return Node.Fill(body.Shape, numerator / denominator);
        }

        if (numerator < 0 != denominator < 0)
        {
            return Reversed(body) is { } reversed
                ? Written(new(Math.Abs(numerator), Math.Abs(denominator), reversed))
                : Intern(new Negate(), Written(new(Math.Abs(numerator), Math.Abs(denominator), body)));
        }

        (numerator, denominator) = Lowest(Math.Abs(numerator), Math.Abs(denominator));
        var scaled = numerator == 1 ? body : Scaled(numerator, body);
        return denominator == 1 ? scaled : Intern(new Divide(), scaled, Node.Fill(Shape.Scalar, denominator));
    }

    /// <summary>A number in front of a product stands with its first factor: <c>2 Xᵀ z</c> needs no bracket.</summary>
    Node Scaled(double number, Node body) => !atoms.Contains(body) && body is { Op: Scatter, Inputs: [{ Shape.IsScalar: true } only] }
        ? Intern(body.Op, Scaled(number, only))
        : !atoms.Contains(body) && (body.Op is MatMul || (body.Op is Multiply && body.Inputs.Any(factor => factor.Shape.IsScalar)))
        ? Intern(body.Op, Scaled(number, body.Inputs[0]), body.Inputs[1])
        : Intern(new Multiply(), Node.Fill(Shape.Scalar, number), body);

    /// <summary>The negative of a difference, or of a product that ends in one, by turning the difference round.</summary>
    Node? Reversed(Node body) => atoms.Contains(body) ? null : body.Op switch
    {
        Subtract => Intern(new Subtract(), body.Inputs[1], body.Inputs[0]),
        Multiply when Reversed(body.Inputs[1]) is { } turned => Intern(new Multiply(), body.Inputs[0], turned),
        _ => null,
    };

    /// <summary>A fraction of whole numbers in lowest terms; any other as it is.</summary>
    static (double Numerator, double Denominator) Lowest(double numerator, double denominator)
    {
        const double Exact = 1L << 53;
        if (denominator == 1 || numerator != Math.Floor(numerator) || denominator != Math.Floor(denominator) || numerator > Exact
            || denominator > Exact)
        {
            return (numerator, denominator);
        }

        var (divisor, rest) = (numerator, denominator);
        while (rest != 0)
        {
            (divisor, rest) = (rest, divisor % rest);
        }

        return (numerator / divisor, denominator / divisor);
    }

    static Term Zero(Shape shape) => new(0, 1, Node.Fill(shape, 0));

    Node Ones(Shape shape) => Intern(new Fill(shape, 1));

    Node Intern(Op op, params Node[] inputs)
    {
        var step = new Step(op, inputs);
        if (!interned.TryGetValue(step, out var node))
        {
            interned[step] = node = Node.Of(op, inputs);
        }

        return node;
    }
}
