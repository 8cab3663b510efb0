using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs.Compiled.Steps;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs.Compiled;

/// <summary>
/// Lays out a plan: which values are needed, until when, where each lies, and the steps that compute them. Room is used again once its
/// value has had its last reader; an entrywise step may write over its operand; a variable's next value may be written in its place
/// when nothing reads the old one any more.
/// </summary>
sealed class Planning(Graph graph, IReadOnlyList<Node> outputs, IReadOnlyList<Assignment> assignments)
{
    const int Forever = int.MaxValue;
    const int Unplaced = -1;
    readonly Lowering lowered = graph.Lowered;
    readonly List<Planned> values = Rewriting.Of(graph.Lowered);
    readonly Slots slots = new();
    readonly StepList steps = new();
    int[] lastUse = [];
    int[] offsets = [];
    int[] target = [];
    int[] uses = [];

    public Plan Build()
    {
        lastUse = new int[values.Count];
        offsets = new int[values.Count];
        target = new int[values.Count];
        uses = new int[values.Count];
        Array.Fill(lastUse, Unplaced);
        Array.Fill(offsets, Unplaced);
        Array.Fill(target, Unplaced);
        FindLastUses();
        var constants = PlaceLeaves(out var variables);
        var copies = FindTargets();
        for (var i = 0; i < lowered.Values.Length; i++)
        {
            if (lastUse[i] != Unplaced && IsComputed(values[i]))
            {
                Place(i);
                Emit(i);
                Release(i);
            }
        }

        foreach (var (variable, next) in copies)
        {
            steps.Add(new CopyStep(OffsetOf(next), OffsetOf(variable), values[variable].Count));
        }

        var kept = new Dictionary<Node, Place>(outputs.Count);
        foreach (var output in outputs)
        {
            kept[output] = new Place(OffsetOf(lowered.ValueOf(output)), output.Shape);
        }

        return new Plan(steps.ToImmutable(), constants, slots.Length, variables, kept);
    }

    static bool IsComputed(Planned value) => value.Constant is null && value.Views is null && value.Op is not Variable;

    int Root(int value) => values[value].Views ?? value;

    int OffsetOf(int value) => offsets[Root(value)];

    Place PlaceOf(int value) => new(OffsetOf(value), values[value].Shape);

    /// <summary>From the end backwards: what is read by a step that is needed is itself needed, and until that step.</summary>
    void FindLastUses()
    {
        foreach (var output in outputs)
        {
            lastUse[Root(lowered.ValueOf(output))] = Forever;
        }

        foreach (var assignment in assignments)
        {
            lastUse[Root(lowered.ValueOf(assignment.Next))] = Forever;
        }

        for (var i = lowered.Values.Length - 1; i >= 0; i--)
        {
            if (lastUse[i] != Unplaced && IsComputed(values[i]))
            {
                foreach (var input in values[i].Inputs)
                {
                    lastUse[Root(input)] = Math.Max(lastUse[Root(input)], i);
                    uses[Root(input)]++;
                }
            }
        }
    }

    /// <summary>Variables and constants keep their places for good.</summary>
    ImmutableArray<(int Offset, Tensor Value)> PlaceLeaves(out Dictionary<string, Place> variables)
    {
        var constants = ImmutableArray.CreateBuilder<(int, Tensor)>();
        variables = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            ref var use = ref lastUse[lowered.ValueOf(assignment.Variable)];
            use = Math.Max(use, 0);
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Views is null && values[i].Constant is { } constant && lastUse[i] != Unplaced)
            {
                offsets[i] = slots.Take(values[i].Count);
                constants.Add((offsets[i], constant));
            }
            else if (values[i].Op is Variable variable && lastUse[i] != Unplaced)
            {
                offsets[i] = slots.Take(values[i].Count);
                if (!variables.TryAdd(variable.Symbol, new Place(offsets[i], values[i].Shape, variables.Count)))
                {
                    throw new ArgumentException(
                        $"The variable {variable.Symbol} is both {variables[variable.Symbol].Shape} and {values[i].Shape}: give one of "
                        + $"them another name.");
                }
            }
        }

        return constants.ToImmutable();
    }

    /// <summary>Which next values can be computed in their variable's place; the others are copied there when all is done.</summary>
    List<(int Variable, int Next)> FindTargets()
    {
        var copies = new List<(int, int)>();
        foreach (var assignment in assignments)
        {
            var (variable, next) = (lowered.ValueOf(assignment.Variable), lowered.ValueOf(assignment.Next));
            var kept = outputs.Any(output => Root(lowered.ValueOf(output)) is var root && (root == next || root == variable));
            if (!kept && IsComputed(values[next]) && values[next].Op is Elementwise or Broadcasting && target[next] == Unplaced
                && values[next].Count == values[variable].Count && lastUse[variable] <= next)
            {
                target[next] = variable;
                JoinDescent(variable, next);
            }
            else if (values[Root(next)].Op is Variable)
            {
                // Another assignment may overwrite that variable first: keep its old value aside.
                var aside = slots.Take(values[next].Count);
                steps.Add(new CopyStep(OffsetOf(next), aside, values[next].Count));
                values.Add(new Planned(values[next].Op, [], values[next].Shape));
                Array.Resize(ref offsets, values.Count);
                offsets[^1] = aside;
                copies.Add((variable, values.Count - 1));
            }
            else
            {
                copies.Add((variable, next));
            }
        }

        return copies;
    }

    /// <summary>
    /// w − rate · A B in w's place is done by the product itself, if nothing else reads the product: the gradient of a large layer is then
    /// never written out and read back. The product is then later than it was, so it may read no variable that has its next value by then.
    /// </summary>
    void JoinDescent(int variable, int next)
    {
        var value = values[next];
        if (value.Op is not Subtract || Root(value.Inputs[0]) != variable || value.Inputs[1] is var step
            && (values[step].Op is not Multiply || uses[step] != 1))
        {
            return;
        }

        foreach (var (rate, gradient) in new[] { (values[step].Inputs[0], values[step].Inputs[1]),
            (values[step].Inputs[1], values[step].Inputs[0]) })
        {
            var product = values[gradient];
            if (product.Op is MatMul && uses[gradient] == 1 && lastUse[gradient] == step && values[rate].Count == 1
                && product.Inputs.All(input => Root(input) != variable && !target.Contains(Root(input)))
                && ProductStep.CanDescend(SideOf(product, 0), SideOf(product, 1)))
            {
                value.Descent = product;
                value.Inputs = [value.Inputs[0], rate, product.Inputs[0], product.Inputs[1]];
                (lastUse[step], lastUse[gradient]) = (Unplaced, Unplaced);
                foreach (var input in value.Inputs)
                {
                    lastUse[Root(input)] = Math.Max(lastUse[Root(input)], next);
                }

                return;
            }
        }
    }

    void Place(int i)
    {
        if (target[i] != Unplaced)
        {
            offsets[i] = offsets[target[i]];
            return;
        }

        if (values[i].Op is Elementwise or Broadcasting)
        {
            foreach (var input in values[i].Inputs)
            {
                var root = Root(input);
                if (lastUse[root] == i && IsComputed(values[root]) && values[root].Count == values[i].Count && target[root] == Unplaced)
                {
                    offsets[i] = offsets[root];
                    lastUse[root] = Forever;
                    return;
                }
            }
        }

        offsets[i] = slots.Take(values[i].Count);
    }

    /// <summary>Gives back the room of values that this step was the last to read.</summary>
    void Release(int i)
    {
        foreach (var input in values[i].Inputs)
        {
            var root = Root(input);
            if (lastUse[root] == i && IsComputed(values[root]) && target[root] == Unplaced)
            {
                slots.Give(offsets[root], values[root].Count);
                lastUse[root] = Forever;
            }
        }
    }

    void Emit(int i)
    {
        var value = values[i];
        if (value.Inputs.Length is 1 or 2 && Unrolling.TryAdd(value, PlaceOf(i), [PlaceOf(value.Inputs[0]), PlaceOf(value.Inputs[^1])],
            steps))
        {
            return;
        }

        switch (value.Op)
        {
            case Subtract when value.Descent is { } product:
                AddProduct(product, offsets[i], OffsetOf(value.Inputs[1]));
                break;
            case Elementwise map:
                steps.Add(new MapStep(map, OffsetOf(value.Inputs[0]), offsets[i], value.Count));
                break;
            case Broadcasting zip when Entrywise(zip, value, offsets[i]) is { } step:
                steps.Add(step);
                break;
            case MatMul:
                AddProduct(value, offsets[i], null);
                break;
            default:
                steps.Add(new ForwardStep(value.Op, steps.Count, [.. value.Inputs.Select(PlaceOf)], PlaceOf(i)));
                break;
        }
    }

    Side SideOf(Planned product, int input) =>
        new(PlaceOf(product.Inputs[input]), input == 0 ? product.LeftTransposed : product.RightTransposed);

    void AddProduct(Planned product, int to, int? rate)
    {
        var (left, right) = (SideOf(product, 0), SideOf(product, 1));
        var scratch = ProductStep.ScratchLength(left, right);
        var room = slots.Take(scratch);
        steps.Add(new ProductStep(left, right, to, room, rate));
        slots.Give(room, scratch);
    }

    EntrywiseStep? Entrywise(Broadcasting zip, Planned value, int to)
    {
        var (left, right) = (values[value.Inputs[0]], values[value.Inputs[1]]);
        var (leftOffset, rightOffset) = (OffsetOf(value.Inputs[0]), OffsetOf(value.Inputs[1]));
        return (left.Count == value.Count, right.Count == value.Count) switch
        {
            (true, true) => new ZipStep(zip, leftOffset, rightOffset, to, value.Count),
            (true, _) when right.Count == 1 => new ZipRightScalarStep(zip, leftOffset, rightOffset, to, value.Count),
            (_, true) when left.Count == 1 => new ZipLeftScalarStep(zip, leftOffset, rightOffset, to, value.Count),
            _ => null,
        };
    }
}
