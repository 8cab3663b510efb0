using System.Diagnostics.CodeAnalysis;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Authoring;

namespace BackpropTutor.Lessons.Checking;

/// <summary>The engine behind the numbers of the prose: reads an expression over a model's names and gradients, and runs it at the model's
/// values.</summary>
public sealed class EngineValues : IValueSource
{
    public bool TryCompute(Model model, string expression, [NotNullWhen(true)] out Computed? value,
        [NotNullWhen(false)] out string? mistake)
    {
        (value, mistake) = (null, null);
        BoundModel program;
        try
        {
            program = BoundModel.Of(model);
        }
        catch (ContentException broken)
        {
            mistake = broken.Mistake.Message;
            return false;
        }

        return TryCompute(program, expression, out value, out mistake);
    }

    /// <summary>The same over a model that is bound already, to the author's numbers or to others.</summary>
    internal static bool TryCompute(BoundModel program, string expression, [NotNullWhen(true)] out Computed? value,
        [NotNullWhen(false)] out string? mistake)
    {
        (value, mistake) = (null, null);
        var read = AnswerLanguage.ReadAnswer(expression, program.Scope);
        if (!read.Succeeded)
        {
            mistake = read.Mistake.Message.English;
            return false;
        }

        var node = read.Value.Node;
        if (Graph.Of(node).Nodes.Select(step => step.Op).OfType<Variable>()
            .FirstOrDefault(variable => !program.Values.ContainsKey(variable.Symbol)) is { } open)
        {
            mistake = $"The model gives {open.Symbol} a shape and no value.";
            return false;
        }

        value = new Computed(Run.Of(Graph.Of(node), program.Values)[node], program.IsGradient(expression));
        return true;
    }
}
