using System.Text.RegularExpressions;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Blocks.Exercises.Entries;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Blocks.Exercises;

/// <summary>Each kind of question has one folder in the grader and one of the same name here, and nobody else knows it.</summary>
public sealed partial class EveryQuestionTests
{
    const string Here = "BackpropTutor.Lessons.Blocks.Exercises.";

    static readonly Type[] Own = typeof(QuestionPresenter).Assembly.GetTypes();
    static readonly Type[] Questions = [.. Heirs<Question>(typeof(Question).Assembly.GetTypes())];

    public static TheoryData<string> Kinds => [.. Questions.Select(type => type.Name)];

    public static TheoryData<string> Readers => [.. Heirs<ExerciseReader>(Own).Select(type => type.FullName!)];

    [Theory, MemberData(nameof(Kinds))]
    public void HasAPresenterAndAReaderInAFolderOfTheSameName(string kind)
    {
        var question = Assert.Single(Questions, type => type.Name == kind);
        var folder = Here + question.Namespace!.Split('.')[^1];

        var presenter = Assert.Single(Own, type => type.BaseType == typeof(PresenterOf<>).MakeGenericType(question));

        Assert.Equal(folder, presenter.Namespace);
        Assert.Contains(Heirs<ExerciseReader>(Own), type => type.Namespace == folder);
    }

    [Theory, MemberData(nameof(Readers))]
    public void AReaderStandsWithItsKindAndItsEntry(string reader)
    {
        var type = Own.Single(type => type.FullName == reader);
        var entry = ((ExerciseReader)Activator.CreateInstance(type)!).Entry;

        Assert.True(entry.IsSubclassOf(typeof(ExerciseEntry)));
        Assert.Contains(entry.Namespace, new[] { type.Namespace, typeof(ExerciseEntry).Namespace });
        Assert.Contains(Questions, question => Here + question.Namespace!.Split('.')[^1] == type.Namespace);
    }

    [Fact]
    public void AKindWithoutAPresenterSaysWhatToWrite()
    {
        var mistake = Assert.Throws<NotSupportedException>(() => QuestionPresenter.Of(new Riddle()));
        Assert.Equal("No presenter knows Riddle: write a PresenterOf<Riddle> in a folder of Blocks/Exercises.", mistake.Message);
    }

    [Fact]
    public void NothingElseInTheLessonsKnowsAKind()
    {
        var source = Path.Combine(Repository.Root, "src", "BackpropTutor.Lessons");
        var folders = Questions.Select(question => $"Blocks/Exercises/{question.Namespace!.Split('.')[^1]}/").ToArray();

        var strangers = from file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
                        where Path.GetExtension(file) is ".cs" or ".razor" && OfAKind().IsMatch(File.ReadAllText(file))
                        let place = Path.GetRelativePath(source, file).Replace(Path.DirectorySeparatorChar, '/')
                        where !folders.Append("obj/").Any(folder => place.StartsWith(folder, StringComparison.Ordinal))
                        select place;

        // The practice picture asks for the gradient at an edge itself: it is a question's author, not its reader.
        Assert.Equal(["Blocks/Graphs/FillIn.cs"], strangers);
    }

    static IEnumerable<Type> Heirs<T>(IEnumerable<Type> types) => types.Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T)));

    [GeneratedRegex(@"Grading\.Questions\.|Blocks\.Exercises\.(?!Entries\b)[A-Z]\w*;", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex OfAKind();

    sealed record Riddle : Question;
}
