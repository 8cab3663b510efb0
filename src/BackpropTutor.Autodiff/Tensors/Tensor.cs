using System.Globalization;
using System.Runtime.InteropServices;

namespace BackpropTutor.Autodiff.Tensors;

/// <summary>
/// Numbers in a <see cref="Shape"/>: 64-bit floats in row-major order. A tensor never changes once it is handed out;
/// only a run that owns the buffer behind it may write there.
/// </summary>
public sealed class Tensor
{
    readonly double[] values;
    readonly int offset;
    readonly int length;

    internal Tensor(Shape shape, double[] values)
    {
        if (values.Length != shape.Count)
        {
            throw new ArgumentException($"A tensor of shape {shape} has {shape.Count} entries, but {values.Length} were given.",
                nameof(values));
        }

        Shape = shape;
        this.values = values;
        length = values.Length;
    }

    Tensor(Shape shape, double[] memory, int offset)
    {
        Shape = shape;
        values = memory;
        this.offset = offset;
        length = checked((int)shape.Count);
    }

    public Shape Shape { get; }

    public ReadOnlySpan<double> Values => new(values, offset, length);

    /// <summary>The number itself, of a tensor that has just one entry.</summary>
    /// <exception cref="InvalidOperationException">The tensor has more than one entry: index it instead.</exception>
    public double Number => length == 1
        ? values[offset]
        : throw new InvalidOperationException($"A tensor of shape {Shape} is not a single number; index it.");

    public double this[int index] => Values[index];

    public double this[int row, int column] => Values[(row * Shape.Columns) + column];

    internal Span<double> Writable => new(values, offset, length);

    public static implicit operator Tensor(double value) => Scalar(value);

    public static Tensor Scalar(double value) => new(Shape.Scalar, [value]);

    public static Tensor Vector(params ReadOnlySpan<double> values) => new(Shape.Vector(values.Length), values.ToArray());

    public static Tensor Matrix(double[,] values) =>
        new(Shape.Matrix(values.GetLength(0), values.GetLength(1)), MemoryMarshal.CreateSpan(ref values[0, 0], values.Length).ToArray());

    /// <summary>Copies <paramref name="values"/>, given row by row.</summary>
    public static Tensor Of(Shape shape, params ReadOnlySpan<double> values) => new(shape, values.ToArray());

    /// <summary>Takes the array as it is, given row by row: whoever made it hands it over and writes to it no more.</summary>
    public static Tensor Owning(Shape shape, double[] values) => new(shape, values);

    public static Tensor Filled(Shape shape, double value)
    {
        var values = new double[shape.Count];
        Array.Fill(values, value);
        return new Tensor(shape, values);
    }

    /// <summary>The same numbers in the same order, seen in another shape of as many entries.</summary>
    public Tensor Reshaped(Shape shape) => shape.Count == length
        ? new(shape, values, offset)
        : throw new ArgumentException($"A tensor of shape {Shape} has {length} entries and cannot be seen as {shape}.", nameof(shape));

    public Tensor Map(Func<double, double> function) => new(Shape, Array.ConvertAll(Values.ToArray(), value => function(value)));

    /// <summary>A window on memory that is written anew by each run of a plan: what it shows changes with the next run.</summary>
    internal static Tensor View(Shape shape, double[] memory, int offset) => new(shape, memory, offset);

    public override string ToString()
    {
        var first = Values[..Math.Min(12, length)].ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture));
        return $"{Shape}: [{string.Join(", ", first)}{(length > 12 ? ", …" : "")}]";
    }
}
