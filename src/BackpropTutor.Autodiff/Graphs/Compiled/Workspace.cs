using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Graphs.Compiled;

/// <summary>The numbers of a <see cref="Plan"/> in one block of memory. For one thread at a time; a run allocates nothing.</summary>
public sealed class Workspace
{
    const int AlignedFrom = 4096;
    readonly Plan plan;
    readonly double[] memory;
    readonly int origin;
    readonly bool[] given;
    Tensor[][]? operands;
    int missing;

    internal Workspace(Plan plan, int cores)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cores, 1);
        this.plan = plan;
        (memory, origin) = Allocate(plan.Length);
        foreach (var (offset, value) in plan.Constants)
        {
            value.Values.CopyTo(Slice(offset, value.Values.Length));
        }

        missing = plan.Variables.Count;
        given = new bool[missing];
        Crew = cores > 1 ? new Crew(cores) : null;
    }

    /// <summary>The helpers for large products; null on one core.</summary>
    internal Crew? Crew { get; }

    /// <summary>Gives a variable its value for the runs to come; nothing where no output depends on it.</summary>
    /// <exception cref="ArgumentException">The number of entries is not the variable's.</exception>
    public void Set(string variable, ReadOnlySpan<double> values)
    {
        if (plan.PlaceOf(variable) is not { } place)
        {
            return;
        }

        if (values.Length != place.Shape.Count)
        {
            throw new ArgumentException(
                $"The variable {variable} is {place.Shape} and has {place.Shape.Count} entries, but {values.Length} were given.",
                nameof(values));
        }

        values.CopyTo(Slice(place.Offset, values.Length));
        if (!given[place.Number])
        {
            given[place.Number] = true;
            missing--;
        }
    }

    /// <inheritdoc cref="Set(string, ReadOnlySpan{double})"/>
    public void Set(Node variable, ReadOnlySpan<double> values) => Set(NameOf(variable), values);

    /// <summary>Computes the outputs from the variables' values.</summary>
    /// <exception cref="InvalidOperationException">A variable has no value yet.</exception>
    public void Run()
    {
        if (missing > 0)
        {
            throw new InvalidOperationException($"{string.Join(", ", Missing)} has no value yet: Set it before Run.");
        }

        foreach (var step in plan.Steps)
        {
            step.Run(this);
        }
    }

    /// <summary>An output's entries after the last run, row-major; the next run writes over them.</summary>
    public ReadOnlySpan<double> Value(Node output)
    {
        var place = plan.PlaceOf(output);
        return Slice(place.Offset, (int)place.Shape.Count);
    }

    /// <summary>A variable's entries as they stand: as set, or as the last run's assignments left them.</summary>
    public ReadOnlySpan<double> Variable(Node variable) => plan.PlaceOf(NameOf(variable)) is { } place
        ? Slice(place.Offset, (int)place.Shape.Count)
        : throw new ArgumentException($"No output of this plan depends on {NameOf(variable)}.", nameof(variable));

    /// <summary>A copy of an output that stays as it is.</summary>
    public Tensor Tensor(Node output) => Tensors.Tensor.Of(output.Shape, Value(output));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Span<double> Slice(int offset, int count) => new(memory, origin + offset, count);

    /// <summary>The first of all numbers: for scalar steps, whose offsets the plan has checked.</summary>
    internal ref double First => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(memory), origin);

    internal Tensor View(Place place) => Tensors.Tensor.View(place.Shape, memory, origin + place.Offset);

    /// <summary>Views of a step's inputs, made at its first run.</summary>
    internal Tensor[] Operands(int step, ReadOnlySpan<Place> places)
    {
        operands ??= new Tensor[plan.Steps.Length][];
        if (operands[step] is not { } views)
        {
            views = new Tensor[places.Length];
            for (var i = 0; i < views.Length; i++)
            {
                views[i] = View(places[i]);
            }

            operands[step] = views;
        }

        return views;
    }

    static string NameOf(Node node) => node.Op is Ops.Variable variable
        ? variable.Symbol
        : throw new ArgumentException($"{node} is not a variable; only a variable can be given a value.", nameof(node));

    IEnumerable<string> Missing => plan.Variables.Where(name => !given[plan.PlaceOf(name)!.Number]).Order(StringComparer.Ordinal);

    /// <summary>Large memory begins at a cache line and does not move, so that no register load straddles two lines.</summary>
    static (double[] Memory, int Origin) Allocate(int length)
    {
        if (length < AlignedFrom)
        {
            return (new double[length], 0);
        }

        var memory = GC.AllocateArray<double>(length + 8, pinned: true);
        return (memory, (int)((64 - (Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) & 63)) & 63) / sizeof(double));
    }
}
