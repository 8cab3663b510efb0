using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Questions.NumericOrFormulas;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>A gradient that was filled in at a node, judged as the answer to an exercise would be.</summary>
static class FillIn
{
    /// <summary>A larger computation is not judged at many points while somebody waits.</summary>
    const long MostWork = 200_000;

    /// <param name="node">A canonical name of the program, whose output is one number.</param>
    public static Verdict Judge(Program program, ImmutableDictionary<string, Tensor> values, string node, string answer)
    {
        var gradient = new GradientOf(node);
        return Grader.Grade(
            new Exercise
            {
                Id = $"gradient at {node}",
                Question = Work.ForwardAndBackward(program.Output.Node, program.Names[node]) <= MostWork
                    ? new NumbersOrFormulaFor(gradient) : new NumbersFor(gradient),
                Model = new ExerciseModel(program) { Values = values },
            },
            answer);
    }
}
