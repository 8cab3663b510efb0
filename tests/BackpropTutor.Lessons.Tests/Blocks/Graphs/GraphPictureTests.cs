using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Blocks.Graphs;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

public sealed class GraphPictureTests
{
    public static TheoryData<string> Examples => ["we10", "we17", "we23"];

    [Theory]
    [MemberData(nameof(Examples))]
    public void EveryNumberIsTheOneThatAnotherImplementationFound(string id)
    {
        var picture = Of(id).Picture(id);
        var oracle = Worked.Oracle(id);
        foreach (var expected in oracle.GetProperty("nodes").EnumerateArray())
        {
            var node = picture[expected.GetProperty("name").GetString()!];
            Worked.Near(Worked.Flat(expected.GetProperty("value")), node.Value.Values);
            Worked.Near(Worked.Flat(expected.GetProperty("grad")), node.Upstream!.Values);
            foreach (var edge in picture.Inputs[node.Index])
            {
                var source = picture.Nodes[edge.Source].Name;
                Worked.Near(Worked.Flat(expected.GetProperty("local").GetProperty(source)), edge.Local.Entries!.Values);
                Worked.Near(Worked.Flat(expected.GetProperty("downstream").GetProperty(source)), edge.Downstream!.Values);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void EachInputCarriesTheGradientThatAnotherImplementationFound(string id)
    {
        var picture = Of(id).Picture(id);
        foreach (var expected in Worked.Oracle(id).GetProperty("expected_gradients").EnumerateObject())
        {
            Worked.Near(Worked.Flat(expected.Value), picture[expected.Name].Upstream!.Values);
        }
    }

    [Theory]
    [InlineData("we10", Grain.Gates)]
    [InlineData("we17", Grain.Gates)]
    [InlineData("we23", Grain.Gates)]
    [InlineData("we17", Grain.Definitions)]
    [InlineData("we23", Grain.Definitions)]
    public void WhatComesBackAddsUpToTheUpstreamGradient(string id, Grain grain)
    {
        var picture = Of(id).Picture(id, grain);
        foreach (var node in picture.Nodes.SkipLast(1))
        {
            var sum = new double[node.Value.Shape.Count];
            foreach (var edge in picture.Uses[node.Index])
            {
                for (var i = 0; i < sum.Length; i++)
                {
                    sum[i] += edge.Downstream![i];
                }
            }

            Worked.Near(sum, node.Upstream!.Values);
        }
    }

    [Theory]
    [InlineData("W", JacobianKind.BlockDiagonal)]
    [InlineData("x", JacobianKind.Dense)]
    [InlineData("b", JacobianKind.Identity)]
    public void ThePatternOfADefinitionFollowsFromThoseOfItsOps(string input, JacobianKind expected)
    {
        var picture = Worked.TinyNet.Picture("we23");
        var edge = picture.Inputs[picture["z"].Index].Single(edge => edge.Source == picture[input].Index);

        Assert.Equal(expected, edge.Local.Structure.Kind);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void NoPatternClaimsAZeroWhereTheJacobianHasNone(string id)
    {
        foreach (var edge in new[] { Grain.Gates, Grain.Definitions }.SelectMany(grain => Of(id).Picture(id, grain).Edges))
        {
            var (structure, entries) = (edge.Local.Structure, edge.Local.Entries!);
            Assert.Equal((structure.Rows, structure.Columns), (entries.Shape.Rows, entries.Shape.Columns));
            Assert.InRange(entries.Values.ToArray().Count(entry => entry != 0), 0, structure.NonZeros);
            if (structure.Kind is JacobianKind.Identity or JacobianKind.Diagonal)
            {
                Assert.All(Enumerable.Range(0, entries.Values.Length),
                    i => Assert.True(entries[i] == 0 || i % (entries.Shape.Columns + 1) == 0));
            }
        }
    }

    [Fact]
    public void AGateThatTakesOneNodeTwiceHasTwoWires()
    {
        var picture = GraphPicture.Of(Square(), Worked.Numbers(("x", 5)), Grain.Gates);

        Assert.Equal([5.0, 5.0], picture.Edges.Select(edge => edge.Downstream!.Number));
        Assert.Equal(10, picture["x"].Upstream!.Number);
    }

    [Fact]
    public void ADefinitionThatNamesANodeTwiceHasOneWire()
    {
        var picture = GraphPicture.Of(Square(), Worked.Numbers(("x", 5)));

        Assert.Equal(10, Assert.Single(picture.Edges).Downstream!.Number);
    }

    [Fact]
    public void ANumberInTheProgramBelongsToTheGateThatUsesIt()
    {
        var picture = GraphPicture.Of(Worked.Neuron, Worked.NeuronPoint, Grain.Gates);

        Assert.Equal(["w₀", "x₀", "×", "w₁", "x₁", "×", "+", "w₂", "+", "−", "exp", "+ 1", "1 /"],
            picture.Nodes.Select(node => node.IsSource ? Plain(node.Name) : node.Symbol));
    }

    [Fact]
    public void AJacobianTooLargeToReadIsNotFormed()
    {
        var program = Worked.Build(() =>
        {
            var product = Node.Of(new Multiply(), Node.Variable("A", Shape.Matrix(200, 200)), Node.Variable("B", Shape.Matrix(200, 200)));
            return [("L", Node.Of(new Sum(null, false), Node.Of(new Tanh(), product)))];
        });
        var values = new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            ["A"] = Tensor.Filled(Shape.Matrix(200, 200), 0.5),
            ["B"] = Tensor.Filled(Shape.Matrix(200, 200), 0.25),
        };
        var edge = GraphPicture.Of(program, values, Grain.Gates).Edges[0];

        Assert.Null(edge.Local.Entries);
        Assert.Equal((JacobianKind.Diagonal, 40000L), (edge.Local.Structure.Kind, edge.Local.Structure.Rows));
    }

    [Fact]
    public void AnUnknownNodeIsRefusedWithTheNamesThatThereAre()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Worked.Simple.Picture("we10")["p"]);

        Assert.Contains("Take one of: x, y, q, z, f.", refusal.Message, StringComparison.Ordinal);
    }

    static string Plain(string name) => string.Concat(Lessons.Blocks.Graphs.Drawing.Typeset.Of(name).Select(run => run.Plain));

    static Program Of(string id) => id switch { "we10" => Worked.Simple, "we17" => Worked.FanOut, _ => Worked.TinyNet };

    static Program Square() => Worked.Build(() =>
    {
        var x = Node.Variable("x", Shape.Scalar);
        return [("f", Node.Of(new Multiply(), x, x))];
    });
}
