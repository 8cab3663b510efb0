using System.Reflection;
using System.Text.RegularExpressions;
using BackpropTutor.Web.Languages;
using BackpropTutor.Web.Tests.Support;

namespace BackpropTutor.Web.Tests;

/// <summary>What the compiler cannot hold.</summary>
public sealed partial class ArchitectureTests
{
    static readonly string[] Order = ["BackpropTutor.Autodiff", "BackpropTutor.Language", "BackpropTutor.Grading", "BackpropTutor.Lessons",
        "BackpropTutor.Classrooms", "BackpropTutor.Web"];

    public static TheoryData<string> Assemblies { get; } = [.. Order];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void AProjectKnowsOnlyThoseBeforeIt(string name)
    {
        var before = Order.TakeWhile(other => other != name);

        var known = References(name).Where(reference => reference.StartsWith("BackpropTutor.", StringComparison.Ordinal));

        Assert.Empty(known.Except(before));
    }

    [Fact]
    public void TheEngineStandsOnTheFrameworkAndTensorsAlone() =>
        Assert.All(References("BackpropTutor.Autodiff"), reference => Assert.StartsWith("System.", reference, StringComparison.Ordinal));

    [Theory]
    [InlineData("BackpropTutor.Language", "Markdig")]
    [InlineData("BackpropTutor.Grading", "Markdig")]
    [InlineData("BackpropTutor.Grading", "Microsoft.AspNetCore")]
    [InlineData("BackpropTutor.Grading", "Microsoft.EntityFrameworkCore")]
    [InlineData("BackpropTutor.Lessons", "Microsoft.EntityFrameworkCore")]
    [InlineData("BackpropTutor.Lessons", "Microsoft.AspNetCore.Identity")]
    [InlineData("BackpropTutor.Classrooms", "Microsoft.AspNetCore.Http")]
    [InlineData("BackpropTutor.Classrooms", "Microsoft.AspNetCore.Components")]
    public void AProjectKnowsNothingOf(string name, string stranger) =>
        Assert.DoesNotContain(References(name), reference => reference.StartsWith(stranger, StringComparison.Ordinal));

    [Fact]
    public void TheTopOfTheRepositoryHoldsWhatTheReadmeNames()
    {
        string[] allowed =
        [
            "src", "tests", "content", "wwwroot", "docs", "tools", "BackpropTutor.sln", "Dockerfile", "compose.yaml", "README.md",
                "LICENSE",
            "Directory.Build.props", "Directory.Packages.props", "global.json",
        ];

        // Names with a dot in front are for tools; bin, obj and the like are never committed.
        var found = Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.')
                && name is not ("bin" or "obj" or "node_modules" or "TestResults" or "BenchmarkDotNet.Artifacts" or "data"));

        Assert.Empty(found.Except(allowed));
    }

    /// <summary>Named by a type for each pair of files.</summary>
    public static TheoryData<string> WordFiles { get; } = [.. typeof(Words).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith("Words.resources", StringComparison.Ordinal)).Select(name => name[..^".resources".Length])];

    [Theory]
    [MemberData(nameof(WordFiles))]
    public void EveryWordOfThePagesIsInBothLanguages(string file)
    {
        var words = new System.Resources.ResourceManager(file, typeof(Words).Assembly);
        var english = Entries(words, System.Globalization.CultureInfo.InvariantCulture);
        var korean = Entries(words, PageLanguage.Korean.Culture);

        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), korean.Keys.Order(StringComparer.Ordinal));
        Assert.All(korean, entry => Assert.Matches("[가-힣]", entry.Value));
    }

    /// <summary>
    /// A component's style reaches only that component, but a page's reaches every component: a name that both use for different things
    /// hides or moves what nobody meant.
    /// </summary>
    [Fact]
    public void ABlockSharesOnlyTheCommonWordsOfStyleWithThePageAroundIt()
    {
        string[] common = ["value", "gradient", "shape", "number", "formula", "right", "wrong", "button"];
        var folder = Path.Combine(Repository.Root, "wwwroot", "css");
        var everywhere = new[] { "theme.css", "site.css", "math.css", "lesson.css", "circuit.css" }
            .SelectMany(name => Selectors(Path.Combine(folder, name)))
            .Where(selector => LoneClass().IsMatch(selector))
            .Select(selector => selector[1..]).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("quiet", everywhere);

        var own = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "BackpropTutor.Lessons", "Blocks"), "*.razor.css",
            SearchOption.AllDirectories)
            .SelectMany(file => Selectors(file).SelectMany(selector => Class().Matches(selector))
                .Select(name => (File: Path.GetFileName(file), Name: name.Value[1..])))
            .ToArray();
        Assert.NotEmpty(own);

        Assert.Empty(own.Where(style => everywhere.Contains(style.Name)).ExceptBy(common, style => style.Name));
    }

    static IEnumerable<string> Selectors(string file) =>
        Rule().Matches(Comment().Replace(File.ReadAllText(file), ""))
            .SelectMany(rule => rule.Groups["selectors"].Value.Split(',', StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<selectors>[^{}]+)\{", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\.[\w-]+$", RegexOptions.None, 1000)]
    private static partial Regex LoneClass();

    [GeneratedRegex(@"\.[a-zA-Z][\w-]*", RegexOptions.None, 1000)]
    private static partial Regex Class();

    static Dictionary<string, string> Entries(System.Resources.ResourceManager words, System.Globalization.CultureInfo culture) =>
        words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    static IEnumerable<string> References(string name) => Assembly.Load(name).GetReferencedAssemblies()
        .Select(reference => reference.Name!);
}
