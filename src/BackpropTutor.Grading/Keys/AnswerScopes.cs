using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Keys;

/// <summary>What an answer may name: the program's own names, and the gradients that the question gives.</summary>
static class AnswerScopes
{
    /// <summary>What the author may name: also every gradient of a scalar output, written <c>ds/dz</c>.</summary>
    public static Scope OfAuthor(Scope scope)
    {
        var program = scope.Program;
        if (!program.Output.Node.Shape.IsScalar)
        {
            return scope;
        }

        var backward = Backward.Of(program.Output.Node);
        return scope with
        {
            Derivatives = program.Names.Where(pair => pair.Key != program.Output.Name)
                .ToImmutableDictionary(pair => (program.Output.Name, pair.Key), pair => backward.GradientOf(pair.Value)),
        };
    }

    /// <summary>What the question asks for, as far as a learner's line may be named after it; null for a formula without a name.</summary>
    public static AskedFor? Asked(Quantity quantity, Program program, Shape shape) => quantity switch
    {
        ValueOf value => new(value.Name, null, shape),
        GradientOf gradient => new(gradient.Wrt, gradient.Of ?? program.Output.Name, shape),
        JacobianOf jacobian => new(jacobian.Wrt, jacobian.Of ?? program.Output.Name, shape),
        EntryOf entry => Asked(entry.Of, program, shape),
        _ => null,
    };

    /// <exception cref="ArgumentException">A given gradient is of no node of the program, or takes one of its names.</exception>
    public static Scope Of(ExerciseModel model)
    {
        var program = model.Program;
        if (model.Given.IsEmpty)
        {
            return Scope.Of(program);
        }

        var backward = Backward.Of(program.Output.Node);
        var given = ImmutableDictionary.CreateBuilder<string, Node>();
        var derivatives = ImmutableDictionary.CreateBuilder<(string, string), Node>();
        foreach (var (name, of) in model.Given)
        {
            if (!program.Names.TryGetValue(of, out var node))
            {
                throw new ArgumentException($"“{name}” is given as the gradient of “{of}”, which is no name of the program.",
                    nameof(model));
            }

            if (program.Names.ContainsKey(name))
            {
                throw new ArgumentException($"“{name}” is given as a gradient, but the program uses that name already.", nameof(model));
            }

            given[name] = backward.GradientOf(node);
            derivatives[(program.Output.Name, of)] = given[name];
        }

        return new(program, given.ToImmutable(), derivatives.ToImmutable());
    }
}
