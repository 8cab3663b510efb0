using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Tests.Support;

namespace BackpropTutor.Grading.Tests.Mutants;

// The long runs have a Program of their own.
using Program = BackpropTutor.Language.Program;

/// <summary>A random function of the kind that courses ask about, kinked ones included, and one of its names to differentiate by.</summary>
sealed record RandomFunction(Program Program, string Wrt)
{
    static readonly Elementwise[] Activations = [new Sigmoid(), new Tanh(), new Relu(), new HardTanh(), new Softplus(), new Abs(),
        new Sin()];

    public static RandomFunction Of(int seed)
    {
        var random = new Random(seed);
        var definitions = new List<(string, Node)>();
        Node Define(string name, Node node)
        {
            definitions.Add((name, node));
            return node;
        }

        var (m, n, k) = (random.Next(2, 5), random.Next(2, 5), random.Next(2, 4));
        switch (random.Next(3))
        {
            case 0:
                Layers(random, Define, m, n, k);
                break;
            case 1:
                Batch(random, Define, k, m, n);
                break;
            default:
                Scalars(random, Define);
                break;
        }

        var program = Nodes.Program([.. definitions]);
        var names = program.Names.Keys.Where(name => name != program.Output.Name).Order(StringComparer.Ordinal).ToArray();
        return new(program, names[random.Next(names.Length)]);
    }

    static void Layers(Random random, Func<string, Node, Node> define, int m, int n, int k)
    {
        var z = define("z", Node.Of(new Add(), Node.Of(new MatMul(), Node.Variable("W", Shape.Matrix(n, m)),
            Node.Variable("x", Shape.Vector(m))), Node.Variable("b", Shape.Vector(n))));
        var h = define("h", Node.Of(Pick(random), z));
        if (random.Next(2) == 0)
        {
            var z2 = define("z2", Node.Of(new MatMul(), Node.Variable("V", Shape.Matrix(k, n)), h));
            h = define("h2", Node.Of(Pick(random), z2));
        }

        var y = Node.Variable("y", h.Shape);
        define("s", random.Next(5) switch
        {
            0 => Node.Of(new MatMul(), Node.Of(new Transpose(), y), h),
            1 => Node.Of(new Sum(null, false), Node.Of(new Power(), Node.Of(new Subtract(), h, y), 2.0)),
            2 => Node.Of(new Sum(null, false), Node.Of(new Maximum(), h, y)),
            3 => Node.Of(new LogSumExp(null, false), h),
            _ => Node.Of(new Add(), Node.Of(new Sum(null, false), Node.Of(new Multiply(), h, y)),
                Node.Of(new Multiply(), 0.1, Node.Of(new Sum(null, false), Node.Of(new Power(), h, 2.0)))),
        });
    }

    static void Batch(Random random, Func<string, Node, Node> define, int examples, int m, int n)
    {
        var z = define("z", Node.Of(new Add(), Node.Of(new MatMul(), Node.Variable("X", Shape.Matrix(examples, m)),
            Node.Variable("W", Shape.Matrix(m, n))), Node.Variable("b", Shape.Vector(n))));
        var h = define("h", Node.Of(Pick(random), z));
        var y = Node.Variable("Y", h.Shape);
        define("L", random.Next(3) switch
        {
            0 => Node.Of(new Sum(null, false), Node.Of(new Power(), Node.Of(new Subtract(), h, y), 2.0)),
            1 => Node.Of(new Mean(null, false), Node.Of(new Power(), Node.Of(new Subtract(), h, y), 2.0)),
            _ => Node.Of(new Sum(null, false), Node.Of(new Multiply(), h, y)),
        });
    }

    static void Scalars(Random random, Func<string, Node, Node> define)
    {
        var pool = new List<Node> { Node.Variable("x", Shape.Scalar), Node.Variable("y", Shape.Scalar), Node.Variable("w", Shape.Scalar) };
        for (var i = random.Next(3, 6); i > 0; i--)
        {
            var (a, b) = (pool[random.Next(pool.Count)], pool[^1]);
            pool.Add(define("p" + i, random.Next(6) switch
            {
                0 => Node.Of(new Add(), a, b),
                1 => Node.Of(new Multiply(), a, b),
                2 => Node.Of(new Subtract(), a, b),
                3 when !ReferenceEquals(a, b) => Node.Of(new Maximum(), a, b),
                4 => Node.Of(new Divide(), a, Node.Of(new Add(), 1.0, Node.Of(new Multiply(), b, b))),
                _ => Node.Of(Pick(random), b),
            }));
        }
    }

    static Elementwise Pick(Random random) => Activations[random.Next(Activations.Length)];
}
