using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.Grading.Misconceptions.Rules;

/// <summary>The right entries in another order: two exchanged, a list turned round, rows or columns exchanged, a matrix filled column by
/// column.</summary>
sealed class WrongOrder : Misconception
{
    /// <summary>Longer lists are tried with two entries exchanged and turned round, not in each of their orders.</summary>
    const int LongestPermuted = 4;
    const int MostExchanged = 8;

    public override string Id => DiagnosisIds.WrongOrder;

    public override int Rank => 29;

    public override Family Family => Family.Orientation;

    public override ImmutableArray<MisconceptionExample> Examples =>
    [
        OfNumbers("q = x + y\nf = q z", new ExpressionOf("[df/dx, df/dy, df/dz]"), "[3, -4, -4]", null, ("x", -2), ("y", 5), ("z", -4)),
        OfNumbers("z = W x\ns = u.T z", new GradientOf("W"), "[[1, 4, 0.5], [2, 0.25, 1]]", null,
            ("W", Tensor.Matrix(new[,] { { 0.5, -0.5, 0.5 }, { 1, 0.25, -0.5 } })), ("x", Tensor.Vector(1, 2, 4)),
                ("u", Tensor.Vector(1, 0.25))),
        OfNumbers("z = W x\ns = u.T z", new GradientOf("W"), "[[0.25, 0.5, 1], [1, 2, 4]]", null,
            ("W", Tensor.Matrix(new[,] { { 0.5, -0.5, 0.5 }, { 1, 0.25, -0.5 } })), ("x", Tensor.Vector(1, 2, 4)),
                ("u", Tensor.Vector(1, 0.25))),
        OfNumbers("z = W x\ns = u.T z", new GradientOf("W"), "[[2, 1, 4], [0.5, 0.25, 1]]", null,
            ("W", Tensor.Matrix(new[,] { { 0.5, -0.5, 0.5 }, { 1, 0.25, -0.5 } })), ("x", Tensor.Vector(1, 2, 4)),
                ("u", Tensor.Vector(1, 0.25))),
        OfNumbers(
            "z = W x", new JacobianOf("W"), "[[1, 0, 2, 0, -1, 0], [0, 1, 0, 2, 0, -1]]", null,
            ("W", Tensor.Matrix(new[,] { { 0.5, -0.5, 0.5 }, { 1, 0.25, -0.5 } })), ("x", Tensor.Vector(1, 2, -1))),
    ];

    public override IEnumerable<WrongArrangement> WrongArrangements(DiagnosisContext context) =>
        !context.IsWhole ? [] : context.AnswerShape switch
        {
            { IsMatrix: true } shape => OfMatrix(shape, context.IsJacobian ? context.Wrt?.Shape : null),
            { IsVector: true } shape => OfVector(shape),
            _ => [],
        };

    IEnumerable<WrongArrangement> OfVector(Shape shape)
    {
        var length = shape[0];
        var orders = length <= LongestPermuted ? Permutations([.. Enumerable.Range(0, length)])
            : [.. Exchanges(length), [.. Enumerable.Range(0, length).Reverse()]];
        return
        [
            .. from order in orders
               where !order.SequenceEqual(Enumerable.Range(0, length))
               select new WrongArrangement(this, shape, [.. order], new(
                   "These are the right numbers in another order: look again which entry belongs to what.",
                   "숫자는 맞지만 순서가 달라요. 어느 원소가 무엇에 대한 것인지 다시 살펴보세요.")),
        ];
    }

    /// <param name="wrt">The shape of what a Jacobian's columns stand for; null for any other matrix.</param>
    IEnumerable<WrongArrangement> OfMatrix(Shape shape, Shape? wrt)
    {
        var (rows, columns) = (shape.Rows, shape.Columns);
        ImmutableArray<int> Order(Func<int, int, int> from) =>
            [.. Enumerable.Range(0, rows * columns).Select(i => from(i / columns, i % columns))];
        if (wrt is { IsMatrix: true } inputs && inputs.Count == columns)
        {
            yield return new(this, shape, Order((row, column) => (row * columns) + Downwards(column, inputs.Rows, inputs.Columns)), new(
                "These are the right columns in another order: the entries of a matrix are counted row by row.",
                "열은 맞지만 순서가 달라요. 행렬의 원소는 행을 따라 세어요."));
        }

        if (rows > 1 && columns > 1)
        {
            Bilingual filled = new(
                "These are the right numbers, filled in column by column: the entries of a row stand side by side.",
                "숫자는 맞지만 열을 따라 채웠어요. 한 행의 원소들이 옆으로 나란히 놓여야 해요.");
            yield return new(this, shape, Order((row, column) => (column * rows) + row), filled);
            yield return new(this, shape, Order((row, column) => Downwards((row * columns) + column, rows, columns)), filled);
        }

        foreach (var order in Exchanges(rows))
        {
            yield return new(this, shape, Order((row, column) => (order[row] * columns) + column), new(
                "These are the right rows in another order.", "행은 맞지만 순서가 달라요."));
        }

        foreach (var order in Exchanges(columns))
        {
            yield return new(this, shape, Order((row, column) => (row * columns) + order[column]), new(
                "These are the right columns in another order.", "열은 맞지만 순서가 달라요."));
        }
    }

    /// <summary>Which entry, counted row by row, comes at that place where they are counted down the columns.</summary>
    static int Downwards(int place, int rows, int columns) => (place % rows * columns) + (place / rows);

    static IEnumerable<int[]> Exchanges(int length)
    {
        for (var i = 0; i < Math.Min(length, MostExchanged); i++)
        {
            for (var j = i + 1; j < Math.Min(length, MostExchanged); j++)
            {
                int[] order = [.. Enumerable.Range(0, length)];
                (order[i], order[j]) = (order[j], order[i]);
                yield return order;
            }
        }
    }

    static IEnumerable<int[]> Permutations(int[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]), (first, rest) => (int[])[first, .. rest]);
}
