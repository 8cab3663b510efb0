using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.Precision;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Grading.Evaluation;

/// <summary>
/// A graph laid out as a list of steps over numbered slots, so that many points are evaluated without a lookup per node. A tape may stand
/// on another one, whose values are already known at each point: an answer then costs only what it adds. Abbreviations are
/// replaced by their definitions, and steps that would lose digits by others that do not.
/// </summary>
sealed class LayeredEvaluator
{
    const int OnStack = 256;

    /// <summary>What a step costs however few entries it has, a special function for each entry, and how many products are as quick as one
    /// entry.</summary>
    const int OfAStep = 64;
    const int OfASpecialFunction = 4;
    const int ProductsAtOnce = 8;
    readonly LayeredEvaluator? below;
    readonly int offset;
    readonly Dictionary<Node, int> slots = [];
    readonly Dictionary<Node, Node> definitions = [];
    readonly List<Step> steps = [];
    int arity;
    long largest;

    /// <param name="budget">What every evaluation is charged to; that of the one below where none is given.</param>
    public LayeredEvaluator(LayeredEvaluator? below = null, WorkBudget? budget = null)
    {
        Budget = budget ?? below?.Budget ?? WorkBudget.Unbounded;
        this.below = below;
        offset = below?.Count ?? 0;
    }

    /// <summary>Slots of this tape and of all below it.</summary>
    public int Count => offset + steps.Count;

    public IReadOnlyList<Step> Steps => steps;

    /// <summary>Entries in all of its own slots: what one point costs.</summary>
    public long Work { get; private set; }

    /// <summary>The same with what a step takes besides: special functions and matrix products weigh more.</summary>
    public long WeightedWork { get; private set; }

    public WorkBudget Budget { get; }

    long Cost => WeightedWork + (OfAStep * steps.Count);

    /// <summary>The step behind a slot of this tape or of one below.</summary>
    public Step StepAt(int slot) => slot < offset ? below!.StepAt(slot) : steps[slot - offset];

    public int? SlotOf(Node node) => slots.TryGetValue(node, out var slot) ? slot : below?.SlotOf(node);

    /// <summary>Lays out a node and all that it needs; returns its slot. Without recursion, since typed programs may be deep.</summary>
    public int Add(Node wanted)
    {
        var open = new Stack<Node>();
        open.Push(wanted);
        while (open.TryPeek(out var node))
        {
            if (SlotOf(node) is not null || Ready(node, open))
            {
                open.Pop();
            }
        }

        return SlotOf(wanted)!.Value;
    }

    /// <summary>Evaluates this tape's own steps at one point.</summary>
    /// <param name="variables">The inputs.</param>
    /// <param name="known">The values of the tape below, by its slots.</param>
    /// <param name="replaced">Slots whose value is given in place of what the step computes.</param>
    /// <param name="noise">What each result is moved by, to see how far rounding may have moved it.</param>
    public Tensor[] Evaluate(
        IReadOnlyDictionary<string, Tensor> variables, Tensor[] known, IReadOnlyDictionary<int, Tensor>? replaced = null,
            RoundingNoise? noise = null)
    {
        Budget.Charge(Cost);
        var values = new Tensor[steps.Count];
        var inputs = new Tensor[arity];
        Span<double> buffer = stackalloc double[(int)Math.Min(largest, OnStack)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = replaced is not null && replaced.TryGetValue(offset + i, out var replacement)
                ? replacement
                : Value(steps[i], variables, known, values, inputs, buffer);
            if (noise is not null && steps[i] is { Fixed: null, Inputs.Length: > 0 })
            {
                values[i] = noise.Moved(steps[i], inputs.AsSpan(0, steps[i].Inputs.Length), values[i]);
            }
        }

        return values;
    }

    /// <summary>Evaluates at several points, a step at all of them before the next step, which is quicker than point by point.</summary>
    public Tensor[][] Evaluate(ReadOnlySpan<EvaluationPoint> points)
    {
        Budget.Charge(Cost * points.Length);
        var all = new Tensor[points.Length][];
        for (var p = 0; p < all.Length; p++)
        {
            all[p] = new Tensor[steps.Count];
        }

        var inputs = new Tensor[arity];
        Span<double> buffer = stackalloc double[(int)Math.Min(largest, OnStack)];
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            for (var p = 0; p < all.Length; p++)
            {
                all[p][i] = Value(step, points[p].Variables, points[p].Values, all[p], inputs, buffer);
            }
        }

        return all;
    }

    /// <param name="own">The values of this tape's steps before.</param>
    /// <param name="inputs">Room for the most inputs that a step has.</param>
    /// <param name="buffer">Room for the most entries that a small step has.</param>
    Tensor Value(Step step, IReadOnlyDictionary<string, Tensor> variables, Tensor[] known, Tensor[] own, Tensor[] inputs,
        Span<double> buffer)
    {
        if (step.Fixed is not null)
        {
            return step.Fixed;
        }

        if (step.Op is Variable variable)
        {
            return variable.In(variables);
        }

        for (var j = 0; j < step.Inputs.Length; j++)
        {
            inputs[j] = Read(step.Inputs[j], own, known);
        }

        if (step.IsView)
        {
            return inputs[0].Reshaped(step.Shape);
        }

        if (step.Shape.Count > OnStack)
        {
            // Not worth a copy.
            var values = GC.AllocateUninitializedArray<double>((int)step.Shape.Count);
            step.Op.Forward(inputs.AsSpan(0, step.Inputs.Length), step.Shape, values);
            return Tensor.Owning(step.Shape, values);
        }

        var output = buffer[..(int)step.Shape.Count];
        step.Op.Forward(inputs.AsSpan(0, step.Inputs.Length), step.Shape, output);
        return Tensor.Of(step.Shape, output);
    }

    /// <summary>The value in a slot of this tape or of the one below.</summary>
    public Tensor Read(int slot, Tensor[] values, Tensor[] known) => slot < offset ? known[slot] : values[slot - offset];

    bool Ready(Node node, Stack<Node> open)
    {
        if (DefinitionOf(node) is { } definition)
        {
            if (SlotOf(definition) is not { } slot)
            {
                open.Push(definition);
                return false;
            }

            slots[node] = slot;
            return true;
        }

        var inputs = new int[node.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (SlotOf(node.Inputs[i]) is not { } slot)
            {
                open.Push(node.Inputs[i]);
                return false;
            }

            inputs[i] = slot;
        }

        slots[node] = Count;
        steps.Add(new Step(node.Op, inputs, node.Shape, FixedValue(node)));
        arity = Math.Max(arity, inputs.Length);
        largest = Math.Max(largest, node.Shape.Count);
        Work += node.Shape.Count;
        WeightedWork += Weighted(node);
        return true;
    }

    /// <summary>What is computed in the node's place: the meaning of an abbreviation, or steps that lose no digits.</summary>
    Node? DefinitionOf(Node node)
    {
        if (!definitions.TryGetValue(node, out var definition))
        {
            definition = node.Op is DefinedOp defined ? defined.Define(node.Inputs) : Precise.Of(node);
            if (definition is not null)
            {
                definitions[node] = definition;
            }
        }

        return definition;
    }

    static long Weighted(Node node) => node.Op switch
    {
        MatMul => Math.Max(node.Shape.Count, Autodiff.Graphs.Work.Of(node) / ProductsAtOnce),
        Elementwise { Kinks.Length: 0 } or Power or Softmax or LogSumExp or LogSoftmax =>
            OfASpecialFunction * Autodiff.Graphs.Work.Of(node),
        _ => Autodiff.Graphs.Work.Of(node),
    };

    static Tensor? FixedValue(Node node) => node.Op switch
    {
        Constant constant => constant.Value,
        Variable => null,
        Leaf leaf => Filled(leaf, node.Shape),
        _ => null,
    };

    static Tensor Filled(Leaf leaf, Shape shape)
    {
        var values = new double[shape.Count];
        leaf.Forward([], shape, values);
        return Tensor.Of(shape, values);
    }

    /// <summary>One op on numbered slots; <paramref name="Fixed"/> is its value where that is the same at every point.</summary>
    public sealed record Step(Op Op, int[] Inputs, Shape Shape, Tensor? Fixed)
    {
        /// <summary>Whether it is the same numbers in the same order, seen in another shape.</summary>
        public bool IsView { get; } = Op is Reshape || (Op is Transpose && (Shape.Rows == 1 || Shape.Columns == 1));
    }
}
