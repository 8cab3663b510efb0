using System.Collections.Immutable;
using BackpropTutor.Autodiff.Checking;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Blocks.Jacobians;
using BackpropTutor.Lessons.Blocks.Parts;

namespace BackpropTutor.Lessons.Exploring;

/// <summary>The derivative of the output by one variable: its matrix where that can be read, its pattern always, and what differences say
/// of it.</summary>
/// <param name="Check">Null where a single evaluation is too much work.</param>
/// <param name="Entries">How many entries the variable has; fewer may have been checked.</param>
public sealed record ExploredGradient(string Name, Shape Shape, JacobianPicture Jacobian, GradientCheck? Check, long Entries)
{
    const int MostShown = 256;
    const int MostChecked = 200;

    public static ExploredGradient Of(
        Program program, string name, ImmutableDictionary<string, Tensor> point, NumericGradients numeric, Derivatives derivatives,
            long work, WorkBudget budget)
    {
        var node = program.Names[name];
        var gradient = derivatives.Gradient(node);
        return new(name, node.Shape, Picture(program, name, node, point, gradient, work),
            Checked(numeric, name, point[name], gradient, work, budget), node.Shape.Count);
    }

    static JacobianPicture Picture(Program program, string name, Node node, ImmutableDictionary<string, Tensor> point, Tensor gradient,
        long work)
    {
        var output = program.Output.Node;
        var structure = ComposedStructure.Of(output, node);
        var isSmall = (double)structure.Rows * structure.Columns <= MostShown;
        var passes = Math.Min(structure.Rows, structure.Columns);
        var entries = !isSmall ? null
            : output.Shape.IsScalar ? gradient.Reshaped(Shape.Matrix(1, gradient.Values.Length))
            : passes * Work.OfRun(Work.GraphOfBoth(output, node)) <= work ? Tensor.Matrix(Autodiff.Graphs.Jacobian.Of(output, node, point))
            : null;
        return new(Symbol.Of(program.Output.Name), Symbol.Of(name), output.Shape, node.Shape, structure, entries);
    }

    /// <summary>Of many entries, every so manyth: the function of those alone is checked as any other.</summary>
    static GradientCheck? Checked(NumericGradients numeric, string name, Tensor at, Tensor gradient, long work, WorkBudget budget)
    {
        var affordable = Math.Min(work / Math.Max(1, numeric.WorkOfEntry), MostChecked);
        if (affordable == 0)
        {
            return null;
        }

        var stride = (int)Math.Ceiling(at.Values.Length / (double)affordable);
        var places = Enumerable.Range(0, at.Values.Length).Where(i => i % stride == 0).ToArray();
        var values = at.Values.ToArray();
        var check = GradientCheck.Of(Function, Picked(at), Picked(gradient));
        numeric.PutBack(name);
        return check;

        Tensor Picked(Tensor all) => Tensor.Vector([.. places.Select(place => all[place])]);

        double Function(Tensor some)
        {
            budget.Spend(numeric.WorkOfEntry / Differences.Evaluations);
            foreach (var (i, place) in places.Index())
            {
                values[place] = some[i];
            }

            return numeric.OutputWith(name, values);
        }
    }
}
