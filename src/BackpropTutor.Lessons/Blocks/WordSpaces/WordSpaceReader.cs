using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.WordSpaces;

/// <summary>
/// Reads <c>kind: word-space, runs: {frozen: {en: frozen, ko: 고정}}, weights: w, bias: b, words: {TV: {label: 1, side: above}}, x: [-2, 3],
/// y: [-2, 2]</c>: each run is a model that is trained, and each word one of its variables, a vector of two.
/// </summary>
public sealed class WordSpaceReader : IBlockReader
{
    public string Kind => "word-space";

    public IBlock Read(BlockFacts facts)
    {
        var own = facts.Facts;
        ImmutableArray<Word> words = [.. own.Children("words").Select(word => WordOf(word.Key, word.Value))];
        ImmutableArray<WordSpace> spaces = [.. own.Children("runs").Select(run => Space(facts, run.Key, run.Value, words))];
        if (words.Length == 0 || spaces.Length is not (1 or 2) || spaces.Any(space => space.Steps != spaces[0].Steps))
        {
            throw own.Mistake("runs", $"There are {words.Length} words and {spaces.Length} runs.",
                "Give some words, and one or two runs of as many steps.");
        }

        return new ShownBlock(typeof(WordSpaceBlock), facts, ("Picture", new WordPicture(spaces, Range(own, "x"), Range(own, "y"))));
    }

    static Word WordOf(string name, Facts facts) => new(
        name,
        facts.Whole("label") is var label and (0 or 1)
            ? label : throw facts.Mistake("label", $"The label of '{name}' is {facts.Whole("label")}.", "Write 0 or 1."),
        facts.Has("side") ? Enum.Parse<Side>(facts.Choice("side", "right", "left", "above", "below"), ignoreCase: true) : Side.Right);

    static WordSpace Space(BlockFacts facts, string name, Facts title, ImmutableArray<Word> words)
    {
        var own = facts.Facts;
        var model = BoundModel.Of(facts.Models.Find(name, mistake => own.Mistake("runs", mistake.Message, mistake.Remedy)));
        if (model.Course.IsEmpty)
        {
            throw own.Mistake("runs", $"The model '{name}' is not trained.", "Give it 'train: {moves: […], rate: …, steps: …}'.");
        }

        var weights = Variable(model, own, "weights", own.Text("weights"), Shape.Vector(2));
        var bias = Variable(model, own, "bias", own.Text("bias"), Shape.Scalar);
        return new WordSpace(new(title.Text("en"), title.Text("ko")), model, words, weights, bias,
            words.ToDictionary(word => word, word => Variable(model, own, "words", word.Name, Shape.Vector(2))));
    }

    static Node Variable(BoundModel model, Facts facts, string fact, string name, Shape shape)
    {
        if (!model.Values.TryGetValue(Names.Canonical(name), out var value) || !value.Shape.Equals(shape))
        {
            throw facts.Mistake(fact, $"The model gives no value of shape {shape} to '{name}'.", Nearest.Suggest(name, model.Values.Keys));
        }

        // A word that the program never mentions has a value and no node of its own yet.
        return model.Program.Names.TryGetValue(Names.Canonical(name), out var node) && node.Op is Variable
            ? node : Node.Variable(Names.Canonical(name), shape);
    }

    static (double Low, double High) Range(Facts facts, string name) =>
        facts.Tensor(name).Values is [var low, var high] && low < high
            ? (low, high)
            : throw facts.Mistake(name, $"'{name}' is no range.", "Write the lower end and the upper end: [-2, 3].");
}
