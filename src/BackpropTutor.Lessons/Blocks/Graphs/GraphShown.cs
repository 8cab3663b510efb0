using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;
using BackpropTutor.Language.Printing;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>A variable as it is typed into, and what is wrong with what was typed.</summary>
public sealed record GraphField(string Name, string Text, Shape Shape, Bilingual? Mistake);

/// <summary>A picture as one page shows it: at these numbers, with this hidden, and with what became of a gradient that was filled
/// in.</summary>
public sealed record GraphShown
{
    /// <summary>A variable of more entries is shown and not typed.</summary>
    const int MostEntries = 36;

    /// <summary>Two numbers that are no further apart than this, relative to the larger, tell each other.</summary>
    const double SameNumber = 1e-4;

    GraphShown(GraphModel model, GraphAsk ask, GraphPicture picture) => (Model, Ask, Picture) = (model, ask, picture);

    public GraphModel Model { get; }

    public GraphAsk Ask { get; }

    public GraphPicture Picture { get; }

    /// <summary>What an exercise asks for and these numbers would tell.</summary>
    public required ImmutableArray<HiddenQuantity> Hidden { get; init; }

    public required ImmutableArray<GraphField> Fields { get; init; }

    /// <summary>Of the gradient that was filled in; null where none was.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The nodes at which a gradient can be filled in: those with a name, of an output that is one number.</summary>
    public ImmutableArray<string> Fillable => Model.Program.Output.Node.Shape.Count != 1 ? [] :
    [
        .. Picture.Nodes.Where(node => node.IsNamed && node.Upstream is not null && node.Index != Picture.Output.Index
            && Model.Program.Names.ContainsKey(node.Name))
            .Select(node => node.Name),
    ];

    static Bilingual NotFinite { get; } = new(
        "With these numbers some value or gradient is not finite: try others.", "이 수로는 유한하지 않은 값이나 기울기가 나와요. 다른 수를 넣어 보세요.");

    /// <param name="hidden">What exercises ask about the model's own numbers.</param>
    public static GraphShown Of(GraphModel model, GraphAsk ask, ImmutableArray<HiddenQuantity> hidden)
    {
        var (values, fields) = Read(model, ask);
        var picture = values.Count == 0 && !ask.IsClosed ? model.Picture : model.Draw(model.Values.SetItems(values), ask.IsClosed);
        if (values.Count > 0 && picture.Nodes.Any(node => !IsFinite(node.Value) || (node.Upstream is { } upstream && !IsFinite(upstream))))
        {
            fields = [.. fields.Select(field => values.ContainsKey(field.Name) ? field with { Mistake = NotFinite } : field)];
            (values, picture) = ([], model.Draw(model.Values, ask.IsClosed));
        }

        var shown = new GraphShown(model, ask, picture)
        {
            Fields = fields,
            Hidden = [.. hidden.Where(quantity => Tells(picture, model.Picture, quantity))]
        };
        return shown.Fillable.Contains(Names.Canonical(ask.Node)) && !string.IsNullOrWhiteSpace(ask.Answer)
            ? shown with { Verdict = FillIn.Judge(model.Program, model.Values.SetItems(values), Names.Canonical(ask.Node), ask.Answer) }
            : shown;
    }

    /// <summary>At the other numbers that an exercise is asked with.</summary>
    /// <param name="hidden">What it and others ask with them.</param>
    public static GraphShown At(
        GraphModel model, IReadOnlyDictionary<string, Tensor> values, ImmutableArray<HiddenQuantity> hidden) =>
        new(model, GraphAsk.Nothing, model.Draw(model.Values.SetItems(values), closed: false)) { Fields = [], Hidden = hidden };

    static (Dictionary<string, Tensor> Values, ImmutableArray<GraphField> Fields) Read(GraphModel model, GraphAsk ask)
    {
        var values = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        var fields = ImmutableArray.CreateBuilder<GraphField>();
        foreach (var variable in model.Program.Variables.Where(variable => variable.Shape.Count is > 0 and <= MostEntries
            && model.Picture.Nodes.Any(node => node.Name == variable.Symbol)))
        {
            var own = model.Values[variable.Symbol];
            var text = ask.Numbers.GetValueOrDefault(variable.Symbol) is { } typed && !string.IsNullOrWhiteSpace(typed)
                ? typed : Printer.Print(Node.Constant(own), Dialect.Text, static _ => null);
            var read = AnswerLanguage.ReadNumbers(text);
            var mistake = !read.Succeeded ? read.Mistake.Message
                : Fitted(read.Value.Value, variable.Shape) is null ? WrongShape(variable.Shape) : null;
            if (mistake is null && Fitted(read.Value!.Value, variable.Shape) is { } value && !value.Values.SequenceEqual(own.Values))
            {
                values[variable.Symbol] = value;
            }

            fields.Add(new(variable.Symbol, text, variable.Shape, mistake));
        }

        // One that cannot be read leaves all numbers as they are: half of a change would only puzzle.
        return (fields.Any(field => field.Mistake is not null) ? [] : values, fields.ToImmutable());
    }

    /// <summary>A list of one is as good as a number, and a row as good as a column: only what fits in one way.</summary>
    static Tensor? Fitted(Tensor typed, Shape shape) =>
        typed.Shape.Equals(shape) ? typed : shape.Rank <= 1 && typed.Shape.Count == shape.Count ? typed.Reshaped(shape) : null;

    static Bilingual WrongShape(Shape shape) => shape.IsScalar
        ? new("One number is wanted here.", "여기에는 수 하나를 써 주세요.")
        : new($"This must be {shape}, as it is in the picture.", $"그림에서처럼 {shape} 형태로 써 주세요.");

    /// <summary>Whether the number that an exercise asks for can be read off: some entry is the same as at the model's own
    /// numbers.</summary>
    static bool Tells(GraphPicture picture, GraphPicture own, HiddenQuantity quantity)
    {
        if (ReferenceEquals(picture, own))
        {
            return true;
        }

        var (here, there) = (picture.Nodes.FirstOrDefault(node => node.Name == quantity.Node), own[quantity.Node]);
        return here is not null && quantity.Kind switch
        {
            NodeQuantity.Value => Same(here.Value, there.Value),
            _ => here.Upstream is { } one && there.Upstream is { } other && Same(one, other),
        };
    }

    static bool Same(Tensor one, Tensor other)
    {
        for (var i = 0; i < one.Values.Length; i++)
        {
            if (Math.Abs(one[i] - other[i]) <= SameNumber * Math.Max(Math.Abs(one[i]), Math.Abs(other[i])))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsFinite(Tensor tensor)
    {
        foreach (var value in tensor.Values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
