using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BackpropTutor.Language.Functions;

/// <summary>All library functions, found by what they are: a new one is one new file and no list to edit.</summary>
public static class Library
{
    public static ImmutableArray<LibraryFunction> All { get; } =
    [
        .. typeof(LibraryFunction).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LibraryFunction)))
            .OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (LibraryFunction)Activator.CreateInstance(type)!),
    ];

    static readonly FrozenDictionary<string, LibraryFunction> ByName =
        All.SelectMany(function => function.Names.Select(name => KeyValuePair.Create(name, function)))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every name, for “did you mean”.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <param name="isPrefixed">Whether it stands behind <c>np.</c> or <c>torch.</c>, or is called as a method.</param>
    public static LibraryFunction? Find(string name, bool isPrefixed) =>
        ByName.TryGetValue(name, out var function) && (isPrefixed || !function.NeedsPrefix) ? function : null;
}
