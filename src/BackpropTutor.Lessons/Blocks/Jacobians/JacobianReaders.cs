using System.Collections.Immutable;
using System.Globalization;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Jacobians;

/// <summary>Reads <c>kind: jacobian, model: tiny, of: h, by: z</c>: one matrix, in both forms where it has two.</summary>
public sealed class JacobianReader : IBlockReader
{
    public string Kind => "jacobian";

    public IBlock Read(BlockFacts facts)
    {
        var (of, by) = (facts.Facts.Text("of"), facts.Facts.Text("by"));
        return new ShownBlock(typeof(JacobianBlock), facts,
            ("Jacobian", Between(facts.Facts, BoundModel.Of(facts.Model), "of", of, "by", by)), ("Id", facts.Id));
    }

    internal static JacobianPicture Between(Facts facts, BoundModel model, string ofFact, string of, string byFact, string by)
    {
        var (output, input) = (model.Find(facts, ofFact, of), model.Find(facts, byFact, by));
        var unbound = model.Program.Variables.FirstOrDefault(variable => !model.Values.ContainsKey(variable.Symbol));
        return unbound is null
            ? JacobianPicture.Between(model, (of, output), (by, input))
            : throw facts.Mistake("model", $"The variable '{unbound.Symbol}' of the model has no value.", "Give it one under 'values'.");
    }
}

/// <summary>
/// Reads <c>kind: jacobian-chain, model: tiny, factors: [s/h, h/z, z/x]</c>: a product from left to right, whether it fits or not. A factor
/// that ends in <c>'</c> is transposed.
/// </summary>
public sealed class JacobianChainReader : IBlockReader
{
    const int MostFactors = 5;

    public string Kind => "jacobian-chain";

    public IBlock Read(BlockFacts facts)
    {
        var (texts, model) = (facts.Facts.Texts("factors"), BoundModel.Of(facts.Model));
        if (texts.Length is < 2 or > MostFactors)
        {
            throw facts.Facts.Mistake("factors", $"The product has {texts.Length} factors.", $"Write two to {MostFactors}, as [s/h, h/z].");
        }

        return new ShownBlock(typeof(ChainBlock), facts,
            ("Chain", JacobianChain.Of([.. texts.Select(text => Factor(facts.Facts, model, text))])));
    }

    static Factor Factor(Facts facts, BoundModel model, string text)
    {
        var isTransposed = text.EndsWith('\'');
        return text.TrimEnd('\'').Split('/') is [{ Length: > 0 } of, { Length: > 0 } by]
            ? new(JacobianReader.Between(facts, model, "factors", of.Trim(), "factors", by.Trim()), isTransposed)
            : throw facts.Mistake("factors", $"'{text}' is no Jacobian.", "Write it as s/h, or s/h' for its transpose.");
    }
}

/// <summary>Reads <c>kind: jacobian-scale, function: relu, sizes: ["4096", "100x4096"]</c>: what it would cost to form what nobody
/// forms.</summary>
public sealed class JacobianScaleReader : IBlockReader
{
    const int Longest = 1_000_000;

    public string Kind => "jacobian-scale";

    public IBlock Read(BlockFacts facts)
    {
        var name = facts.Facts.Text("function");
        if (!Catalog.Functions.TryGetValue(name, out var function) || function.Least > 1)
        {
            throw facts.Facts.Mistake("function", $"No function of one tensor is called '{name}'.",
                Nearest.Suggest(name, Catalog.Functions.Keys));
        }

        var sizes = facts.Facts.Texts("sizes");
        if (sizes.Length is 0 or > 3)
        {
            throw facts.Facts.Mistake("sizes", $"'sizes' names {sizes.Length} sizes.", "Name one to three, as [4096, 100x4096].");
        }

        ImmutableArray<Shape> shapes = [.. sizes.Select(size => ShapeOf(facts.Facts, size))];
        return new ShownBlock(typeof(ScaleBlock), facts, ("Scale", JacobianScale.Of(function, shapes)), ("Id", facts.Id));
    }

    static Shape ShapeOf(Facts facts, string text)
    {
        var lengths = text.Split('x', '×').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture,
            out var length) ? length : 0).ToArray();
        return lengths is { Length: 1 or 2 } && Array.TrueForAll(lengths, length => length is > 0 and <= Longest)
            ? Shape.Of(lengths)
            : throw facts.Mistake("sizes", $"'{text}' is no size.",
                $"Write 4096 for a vector, 100x4096 for a matrix, no side over {Longest}.");
    }
}
