using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Autodiff.Training;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Authoring;

namespace BackpropTutor.Lessons.Checking;

/// <summary>A model's values on their way through the training that its facts ask for.</summary>
static class TrainedValues
{
    /// <summary>The values before the first step and after each: one entry more than there are steps.</summary>
    /// <exception cref="ContentException">The output is no loss, or a name that should move is no variable with a value.</exception>
    public static ImmutableArray<ImmutableDictionary<string, Tensor>> Of(Model model, Training training, Program program,
        ImmutableDictionary<string, Tensor> values)
    {
        if (!program.Output.Node.Shape.IsScalar)
        {
            throw new ContentException(model.File, model.Line,
                $"'{model.Name}' is trained, but its last line is {program.Output.Node.Shape}.",
                "End the program with the loss, a single number.");
        }

        var moves = training.Moves.Select(Names.Canonical).ToList();
        if (moves.Find(name => !values.ContainsKey(name) || !program.Names.ContainsKey(name)) is { } unknown)
        {
            throw new ContentException(model.File, model.Line, $"'{model.Name}' has no variable '{unknown}' to train.",
                Nearest.Suggest(unknown, values.Keys));
        }

        var parameters = moves.ConvertAll(name => program.Names[name]);
        var loop = new TrainingSetup(program.Output.Node, parameters, new GradientDescent(training.Rate)).Start(values);
        var course = ImmutableArray.CreateBuilder<ImmutableDictionary<string, Tensor>>(training.Steps + 1);
        course.Add(values);
        for (var step = 0; step < training.Steps; step++)
        {
            loop.Step();
            course.Add(values.SetItems(moves.Zip(parameters, (name, parameter) =>
                KeyValuePair.Create(name, Tensor.Of(parameter.Shape, loop.Parameter(parameter))))));
        }

        return course.ToImmutable();
    }
}
