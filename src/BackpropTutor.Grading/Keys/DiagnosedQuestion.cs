using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Keys;

/// <summary>
/// The question as a diagnosis sees it: the same program with its activations known for what they are where they were written out, so that
/// the σ′ that is missing after <c>1/(1 + exp(−z))</c> is found. Every name stays.
/// </summary>
sealed record DiagnosedQuestion(DiagnosisContext Context, Target Target)
{
    public static DiagnosedQuestion Of(Exercise exercise, Scope scope, Target target)
    {
        var program = scope.Program;
        var known = WrittenActivations.Of(program.Names.Values, node => program.NameOf(node) is not null);
        if (known.Any)
        {
            program = program with
            {
                Definitions = [.. program.Definitions.Select(definition => definition with { Node = known[definition.Node] })],
                Output = program.Output with { Node = known[program.Output.Node] },
                Names = program.Names.ToImmutableDictionary(pair => pair.Key, pair => known[pair.Value], StringComparer.Ordinal),
            };
            target = Target.Of(exercise.Question.Asked!,
                AnswerScopes.OfAuthor(AnswerScopes.Of(exercise.Model! with { Program = program })));
        }

        return new(new(program, target) { ShownSteps = exercise.Model!.ShownSteps, OtherNumbers = exercise.OtherNumbers }, target);
    }
}
