using BackpropTutor.Grading.Questions.Shapes;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises.Shapes;

/// <summary>One shape (<c>answer:</c>) or a chain of them (<c>answers:</c>).</summary>
public sealed class ShapesReader() : ExerciseReader("shape", typeof(ShapesEntry))
{
    protected override ReadQuestion Question(Facts facts, BoundModel? model)
    {
        var texts = facts.Has("answers") ? facts.Texts("answers") : [facts.Text("answer")];
        var program = Needed(facts, model).Program;
        return new(new ShapesOf([.. texts.Select(text => QuantityText.Read(text, program))]));
    }

    /// <summary>Facts write shapes as lists; learners as 2×3.</summary>
    protected override string? Expected(Facts facts) => base.Expected(facts) is { } expected ? Typed(expected) : null;

    static string Typed(string expected) => AnswerLanguage.ReadNumbers(expected).Value switch
    {
        null => expected,
        { Value.Shape.IsMatrix: true } several =>
            string.Concat(several.Value.Values.ToArray().Chunk(several.Shape.Columns).Select(Written)),
        var one => Written(one.Value.Values.ToArray()),
    };

    static string Written(double[] sizes) => $"({string.Join('×', sizes)})";
}
