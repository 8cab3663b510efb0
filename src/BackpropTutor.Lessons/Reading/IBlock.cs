using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using BackpropTutor.Lessons.Authoring;

namespace BackpropTutor.Lessons.Reading;

/// <summary>
/// A block or an exercise that has been read: immutable, shared by all visitors, and able to say which component shows it and with which
/// parameters, in the visitor's language.
/// </summary>
public interface IBlock
{
    Type Component { get; }

    IDictionary<string, object?> Parameters(Lesson lesson, CultureInfo language);
}

/// <summary>An exercise that asks for quantities of a model: no picture of that model shows them before it is solved.</summary>
public interface IConceals
{
    /// <summary>The model's name in the lesson; null where the exercise has none.</summary>
    string? ModelName { get; }

    /// <summary>Values (<c>z</c>) and gradients (<c>ds/dz</c>).</summary>
    ImmutableArray<string> Hides { get; }
}

/// <summary>
/// Reads one kind of block from its facts in <c>lesson.yaml</c>. A reader is a public class with a constructor without parameters, standing
/// in the folder of its component; <see cref="BlockReaders"/> finds it, so that a new kind costs no line elsewhere.
/// </summary>
public interface IBlockReader
{
    string Kind { get; }

    /// <exception cref="ContentException">A fact is missing or wrong. <see cref="Facts"/> throws it with the place already
    /// named.</exception>
    IBlock Read(BlockFacts facts);
}

/// <summary>Reads one kind of exercise; otherwise as <see cref="IBlockReader"/>.</summary>
public interface IExerciseReader
{
    string Kind { get; }

    /// <inheritdoc cref="IBlockReader.Read"/>
    IBlock Read(BlockFacts facts);
}

/// <summary>What a reader is given: the id by which the prose refers to the part, its facts, and the models that it may name.</summary>
public sealed record BlockFacts(string LessonId, string Id, Facts Facts, Models Models)
{
    /// <summary>What the learner has before their eyes beside this part.</summary>
    public LessonSight Sight { get; init; } = LessonSight.None;

    /// <summary>The model that the fact <c>model</c> names.</summary>
    public Model Model => Models.Find(Facts.Text("model"), mistake => Facts.Mistake("model", mistake.Message, mistake.Remedy));
}

/// <summary>The readers of all kinds, by kind.</summary>
public sealed record BlockReaders(IReadOnlyDictionary<string, IBlockReader> Blocks, IReadOnlyDictionary<string, IExerciseReader> Exercises)
{
    public static BlockReaders Of(IEnumerable<IBlockReader> blocks, IEnumerable<IExerciseReader> exercises) => new(
        blocks.ToDictionary(reader => reader.Kind, StringComparer.Ordinal),
        exercises.ToDictionary(reader => reader.Kind, StringComparer.Ordinal));

    /// <summary>Every reader that <paramref name="assemblies"/> define.</summary>
    public static BlockReaders FoundIn(params IEnumerable<Assembly> assemblies)
    {
        var types = assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false })
            .ToList();
        return Of(Made<IBlockReader>(types), Made<IExerciseReader>(types));
    }

    static IEnumerable<T> Made<T>(IEnumerable<Type> types) =>
        types.Where(type => type.IsAssignableTo(typeof(T))).Select(type => (T)Activator.CreateInstance(type)!);
}
