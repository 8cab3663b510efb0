using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Tests.Support;
using BackpropTutor.Language.Functions;
using Xunit;

namespace BackpropTutor.Language.Tests.Functions;

/// <summary>What holds for every library function, whether or not anyone thought of testing it.</summary>
public sealed class EveryLibraryFunctionTests
{
    static readonly Dictionary<string, Shape> Shapes = new(StringComparer.Ordinal)
    {
        ["u"] = Shape.Vector(3),
        ["v"] = Shape.Vector(3),
        ["X"] = Shape.Matrix(2, 3),
        ["Y"] = Shape.Matrix(2, 3),
        ["S"] = Shape.Matrix(3, 3),
    };

    public static TheoryData<string, string> Examples { get; } =
    [
        .. Library.All.SelectMany(function => function.Examples).Select(example => (example.Call, example.SameAs)),
    ];

    [Fact]
    public void EveryFunctionHasANameOfItsOwnAndAnExampleOfIt()
    {
        var names = Library.All.SelectMany(function => function.Names).ToArray();

        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Library.All, function => Assert.Contains(
            function.Examples, example => function.Names.Any(name => example.Call.Contains(name + "(", StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void ACallIsWhatItsExampleSays(string call, string sameAs)
    {
        var random = new Random(5);
        for (var i = 0; i < 3; i++)
        {
            var point = Shapes.ToDictionary(pair => pair.Key, pair => Draws.Tensor(pair.Value, new(-2, 2), random), StringComparer.Ordinal);
            var (one, other) = (Read(call), Read(sameAs));

            Assert.Equal(other.Output.Node.Shape, one.Output.Node.Shape);
            Near.Equal(Value(other, point), Value(one, point), 1e-12, call);
            foreach (var variable in one.Variables)
            {
                Near.Equal(Slope(other, variable.Symbol, point), Slope(one, variable.Symbol, point), 1e-10, $"{call} by {variable.Symbol}");
            }
        }
    }

    static Program Read(string text) => AnswerLanguage.ReadProgram(text, Shapes).Expect();

    static double[] Value(Program program, Dictionary<string, Tensor> point) =>
        Run.Of(Graph.Of(program.Output.Node), point)[program.Output.Node].Values.ToArray();

    static double[] Slope(Program program, string name, Dictionary<string, Tensor> point) =>
        [.. Jacobian.Of(program.Output.Node, program.Names[name], point).Cast<double>()];
}
