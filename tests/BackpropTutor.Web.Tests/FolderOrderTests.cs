using System.Text.RegularExpressions;
using BackpropTutor.Web.Tests.Support;

namespace BackpropTutor.Web.Tests;

/// <summary>The folders of a project stand in an order, and each knows only those before it: so none stand in a circle.</summary>
public sealed class FolderOrderTests
{
    /// <summary>The projects in which this holds, each with its folders in their order; what lies at the top of a project may know them
    /// all.</summary>
    static readonly Dictionary<string, string[]> Orders = new()
    {
        ["BackpropTutor.Grading"] =
            ["Exercises", "Verdicts", "Evaluation", "Sampling", "Misconceptions", "Keys", "Judging", "Checking", "Questions", "Hints"],
        ["BackpropTutor.Lessons"] =
        [
            "Authoring", "Maths", "Prose", "Reading", "Checking", "Appendices", "Courses", "View", "Blocks", "Exploring", "Searching",
        ],
        ["BackpropTutor.Classrooms"] =
        [
            "Bells", "Model", "Data", "Access", "Writing", "Exercises", "Classes", "Assignments", "Calendars", "Marks", "Submissions",
            "Regrading", "Rosters", "Gradebooks", "Rooms", "Analytics", "Accounts",
        ],
    };

    public static TheoryData<string> Projects { get; } = [.. Orders.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryFolderHasItsPlace(string project)
    {
        var found = Directory.EnumerateDirectories(Top(project)).Select(path => Path.GetFileName(path))
            .Where(name => name is not ("bin" or "obj"));

        Assert.Equal(Orders[project].Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void AFolderKnowsOnlyThoseBeforeIt(string project)
    {
        var order = Orders[project];
        var atTop = Directory.EnumerateFiles(Top(project), "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).ToArray();

        var broken = from place in Enumerable.Range(0, order.Length)
                     let later = Mentions(project, order[(place + 1)..], atTop)
                     from file in Files(project, order[place], ".cs", ".razor")
                     from line in File.ReadLines(file)
                     let stranger = later.Match(Code(line))
                     where stranger.Success
                     select $"{Path.GetRelativePath(Repository.Root, file)} knows {stranger.Groups[1].Value}, which comes after "
                         + $"{order[place]}";

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void ANamespaceIsTheFolderOfItsFile(string project) =>
        Assert.All(Orders[project].SelectMany(folder => Files(project, folder, ".cs")), file =>
        {
            var folder = Path.GetRelativePath(Top(project), Path.GetDirectoryName(file)!);
            var wanted = $"namespace {project}.{folder.Replace(Path.DirectorySeparatorChar, '.')}";

            // A generated migration has braces in the place of the semicolon.
            Assert.Contains(wanted, File.ReadLines(file).Select(line => line.TrimEnd(';')));
        });

    /// <summary>Names of folders, whole or as seen from within the project, and of types at its top, which need no <c>using</c>
    /// there.</summary>
    static Regex Mentions(string project, string[] folders, string[] atTop)
    {
        var own = project.Split('.')[^1];
        string[] known = [.. atTop.Select(type => $@"{type}\b"),
            .. folders.SelectMany(folder => new[] { $@"(?:BackpropTutor\.)?{own}\.{folder}\b", $@"{folder}\.[A-Z]" })];
        var any = known.Length == 0 ? @"[^\s\S]" : string.Join('|', known);
        return new($@"(?:^|[^\w.])({any})", RegexOptions.NonBacktracking);
    }

    /// <summary>Without its comment: prose may name anything.</summary>
    static string Code(string line) => line.Split("//")[0];

    static IEnumerable<string> Files(string project, string folder, params string[] kinds) =>
        Directory.EnumerateFiles(Path.Combine(Top(project), folder), "*", SearchOption.AllDirectories)
            .Where(file => kinds.Contains(Path.GetExtension(file)));

    static string Top(string project) => Path.Combine(Repository.Root, "src", project);
}
