using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Tests.Diagnoses;

// The long runs have a Program of their own.
using Program = BackpropTutor.Language.Program;

/// <summary>Questions about programs that are written as text.</summary>
static class Ask
{
    /// <param name="variables">As <c>W[3, 4] x[4] y[]</c>.</param>
    public static Verdict Formula(string program, string variables, string wrt, string answer, params (string Name, Tensor Value)[] values)
    {
        var read = Read(program, Shapes(variables)
            .AddRange(values.Select(value => KeyValuePair.Create(Names.Canonical(value.Name), value.Value.Shape))));
        return Grader.Grade(AnswerKey.Of(new()
        {
            Id = "api",
            Seed = 7,
            Question = new FormulaFor(new GradientOf(Names.Canonical(wrt))),
            Model = new(read) { Values = values.ToImmutableDictionary(value => Names.Canonical(value.Name), value => value.Value) },
        }), answer);
    }

    public static Exercise Numbers(string program, Quantity what, params (string Name, Tensor Value)[] values) => new()
    {
        Id = "numbers",
        Question = new NumbersFor(what),
        Model = new(Read(program, values.ToImmutableDictionary(value => value.Name, value => value.Value.Shape)))
        {
            Values =
            values.ToImmutableDictionary(value => value.Name, value => value.Value)
        },
    };

    public static Verdict Grade(this Exercise exercise, string answer) => Grader.Grade(AnswerKey.Of(exercise), answer);

    static Program Read(string program, ImmutableDictionary<string, Shape> shapes) => AnswerLanguage.ReadProgram(program, shapes).Expect();

    static ImmutableDictionary<string, Shape> Shapes(string variables)
    {
        var shapes = ImmutableDictionary.CreateBuilder<string, Shape>();
        foreach (var text in variables.Split(']', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = text.Split('[');
            int[] lengths = [.. parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
            shapes[parts[0]] = lengths switch
            {
                [] => Shape.Scalar,
                [var length] => Shape.Vector(length),
                _ => Shape.Matrix(lengths[0], lengths[1])
            };
        }

        return shapes.ToImmutable();
    }
}
