using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Grading.Sampling;

/// <summary>
/// Inputs that a question fixes and that are labels: 0 or 1 where the function asks for 1 − y, or one-hot rows. A branch that is wrong
/// hides behind one value of a label and shows at another.
/// </summary>
sealed class FixedLabels
{
    readonly ExerciseModel model;
    readonly ImmutableArray<Variable> rows;
    readonly ImmutableArray<Variable> binary;

    FixedLabels(ExerciseModel model, ImmutableArray<Variable> rows, ImmutableArray<Variable> binary)
    {
        this.model = model;
        this.rows = rows;
        this.binary = binary;
    }

    /// <summary>Null where there are none.</summary>
    public static FixedLabels? Of(ExerciseModel model)
    {
        Variable[] candidates = [.. model.Program.Variables.Where(variable => model.Values.TryGetValue(variable.Symbol, out var value)
            && AreZerosAndOnes(value))];
        if (candidates.Length == 0)
        {
            return null;
        }

        var rows = candidates.Where(variable => Labels.AreRowsOf(model.Values[variable.Symbol])).ToImmutableArray();
        var complements = Complements(model).ToHashSet();
        var binary = candidates.Except(rows).Where(complements.Contains).ToImmutableArray();
        return rows.IsEmpty && binary.IsEmpty ? null : new(model, rows, binary);
    }

    /// <summary>Whether the formula names one of them, so that it has to be right whatever the label is.</summary>
    public bool AreNamedIn(Node formula) => Graph.Of(formula).Nodes.Any(node => node.Op is Variable variable
        && (rows.Contains(variable) || binary.Contains(variable)));

    /// <summary>The same numbers, with each label drawn among the values that it may have.</summary>
    public ImmutableDictionary<string, Tensor> Redrawn(ImmutableDictionary<string, Tensor> variables, ref SplitMix random)
    {
        foreach (var row in rows)
        {
            variables = variables.SetItem(row.Symbol, Labels.Draw(row.Shape, oneHot: true, ref random));
        }

        foreach (var label in binary)
        {
            var flipped = model.Values[label.Symbol].Values.ToArray();
            for (var i = 0; i < flipped.Length; i++)
            {
                flipped[i] = flipped.Length == 1 || random.Below(2) == 1 ? 1 - flipped[i] : flipped[i];
            }

            variables = variables.SetItem(label.Symbol, Tensor.Of(label.Shape, flipped));
        }

        return variables;
    }

    static bool AreZerosAndOnes(Tensor value) => value.Values.ToArray().All(entry => entry is 0 or 1);

    /// <summary>The variables y of which the function needs 1 − y.</summary>
    static IEnumerable<Variable> Complements(ExerciseModel model) =>
        Graph.Of(model.Program.Output.Node).Nodes
            .Where(node => node.Op is Subtract && node.Inputs[0].Uniform is 1)
            .Select(node => node.Inputs[1].Op).OfType<Variable>();
}
