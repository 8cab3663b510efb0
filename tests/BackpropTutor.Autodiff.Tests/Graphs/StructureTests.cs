using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using Xunit;

namespace BackpropTutor.Autodiff.Tests.Graphs;

public sealed class StructureTests
{
    [Fact]
    public void TheJacobianOfAWideReluIsDescribedWithoutBeingFormed()
    {
        var relu = Node.Of(new Relu(), Node.Variable("X", Shape.Matrix(100, 4096)));
        var structure = new Edge(relu, 0).Structure;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            structure = new Edge(relu, 0).Structure;
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1000;

        Assert.Equal((JacobianKind.Diagonal, 409_600L, 409_600L, 409_600L),
            (structure.Kind, structure.Rows, structure.Columns, structure.NonZeros));
        Assert.Equal(625, structure.BytesIfFormed(4) / Math.Pow(2, 30));
        Assert.True(bytes < 1000, $"{bytes} bytes");
    }

    [Fact]
    public void AChainOfElementwiseStepsIsDiagonal()
    {
        var x = Node.Variable("x", Shape.Vector(5));
        var y = Node.Of(new Tanh(), Node.Of(new Add(), Node.Of(new Relu(), x), x));

        Assert.Equal(JacobianKind.Diagonal, ComposedStructure.Of(y, x).Kind);
    }

    [Fact]
    public void ALayerOverABatchKeepsItsExamplesApart()
    {
        var x = Node.Variable("X", Shape.Matrix(100, 20));
        var w = Node.Variable("W", Shape.Matrix(20, 8));
        var h = Node.Of(new Sigmoid(), Node.Of(new Add(), Node.Of(new MatMul(), x, w), Node.Variable("b", Shape.Vector(8))));
        var structure = ComposedStructure.Of(Node.Of(new Softmax(null), h), x);

        Assert.Equal((JacobianKind.BlockDiagonal, 100L, 100L * 8 * 20), (structure.Kind, structure.Blocks, structure.NonZeros));
        Assert.Equal((JacobianKind.Sparse, 100L * 8 * 20), (ComposedStructure.Of(h, w).Kind, ComposedStructure.Of(h, w).NonZeros));
    }

    [Fact]
    public void WhatDoesNotDependHasAZeroJacobian()
    {
        var (x, y) = (Node.Variable("x", Shape.Vector(2)), Node.Variable("y", Shape.Vector(3)));

        Assert.Equal(JacobianStructure.Zero(y.Shape, x.Shape), ComposedStructure.Of(Node.Of(new Exp(), y), x));
        Assert.Equal(JacobianKind.Zero, ComposedStructure.Of(Node.Of(new Greater(), x, 0.0), x).Kind);
    }

    [Fact]
    public void AHiddenLayerOf8OverAnInputOf20Costs224MultiplicationsFromTheLeftAnd1440FromTheRight()
    {
        var x = Node.Variable("x", Shape.Vector(20));
        var z = Node.Of(new MatMul(), Node.Variable("W", Shape.Matrix(8, 20)), x);
        var h = Node.Of(new Sigmoid(), z);
        var s = Node.Of(new MatMul(), Node.Of(new Transpose(), Node.Variable("u", Shape.Vector(8))), h);

        Assert.Equal(new ChainCost(224, 1440, 224), ChainCost.Along(s, h, z, x));
    }

    [Fact]
    public void TheBestBracketingMayBeNeitherEnd()
    {
        var cost = ChainCost.Of(10, 100, 5, 50, 1, 60);

        Assert.Equal((10L * 100 * 5) + (10 * 5 * 50) + (10 * 50 * 1) + (10 * 1 * 60), cost.LeftToRight);
        Assert.True(cost.Best < Math.Min(cost.LeftToRight, cost.RightToLeft));
        Assert.Equal((5L * 50 * 1) + (100 * 5 * 1) + (10 * 100 * 1) + (10 * 1 * 60), cost.Best);
    }

    [Fact]
    public void WorkIsCountedFromShapesThatNoMemoryCouldHold()
    {
        var side = Node.Variable("A", Shape.Matrix(1_000_000, 1_000_000));

        Assert.Equal(1_000_000_000_000_000_000, Work.Of(Node.Of(new MatMul(), side, side)));
        Assert.Equal(long.MaxValue,
            Work.Of(Graph.Of(Node.Of(new MatMul(), side,
            Node.Of(new MatMul(), side, Node.Of(new MatMul(), side,
            Node.Of(new MatMul(), side, Node.Of(new MatMul(), side,
            Node.Of(new MatMul(), side, Node.Of(new MatMul(), side,
            Node.Of(new MatMul(), side, Node.Of(new MatMul(), side, Node.Of(new MatMul(), side, side)))))))))))));
    }

    [Fact]
    public void ABackwardPassIsTwoProductsForEachForwardOne()
    {
        var (w, x) = (Node.Variable("W", Shape.Matrix(30, 40)), Node.Variable("X", Shape.Matrix(40, 50)));
        var output = Node.Of(new Sum(null, false), Node.Of(new Exp(), Node.Of(new MatMul(), w, x)));
        var product = 30L * 40 * 50;

        Assert.InRange(Work.ForwardAndBackward(output, w, x), 3 * product, (3 * product) + 20_000);
    }
}
