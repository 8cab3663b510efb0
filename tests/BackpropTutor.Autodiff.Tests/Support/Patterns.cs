using BackpropTutor.Autodiff.Graphs;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Support;

/// <summary>Claims about the pattern of a Jacobian.</summary>
static class Patterns
{
    public static void Covers(JacobianStructure structure, double[,] jacobian, string about)
    {
        var (rows, columns) = (jacobian.GetLength(0), jacobian.GetLength(1));
        Assert.Equal((rows, columns), (structure.Rows, structure.Columns));
        var nonZeros = 0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                nonZeros += jacobian[i, j] == 0 ? 0 : 1;
                Assert.True(Allows(structure, i, j, jacobian[i, j]),
                    $"{about}: {structure.Kind} does not allow {jacobian[i, j]:R} at {i}, {j}.");
            }
        }

        Assert.True(nonZeros <= structure.NonZeros,
            $"{about}: {nonZeros} entries differ from zero, but {structure.Kind} promises at most {structure.NonZeros}.");
        if (structure.Kind == JacobianKind.Permutation)
        {
            Assert.All(Enumerable.Range(0, rows), i => Assert.Equal(1, Enumerable.Range(0, columns).Sum(j => jacobian[i, j])));
        }
    }

    static bool Allows(JacobianStructure structure, int i, int j, double value) => structure.Kind switch
    {
        JacobianKind.Zero => value == 0,
        JacobianKind.Identity => value == (i == j ? 1 : 0),
        JacobianKind.Diagonal => i == j || value == 0,
        JacobianKind.Permutation => value is 0 or 1,
        JacobianKind.BlockDiagonal => i / (structure.Rows / structure.Blocks) == j / (structure.Columns / structure.Blocks) || value == 0,
        _ => true,
    };
}
