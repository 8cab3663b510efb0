using BackpropTutor.Grading.Questions.Choices;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Grading.Questions.Orderings;
using BackpropTutor.Grading.Questions.Repairs;
using BackpropTutor.Grading.Questions.Shapes;
using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Courses;
using BackpropTutor.Lessons.Maths;
using BackpropTutor.Lessons.Prose;
using BackpropTutor.Lessons.Reading;
using BackpropTutor.Lessons.Tests.Support;

namespace BackpropTutor.Lessons.Tests.Blocks.Exercises;

/// <summary>Every exercise of the course with other numbers and with its solution; and what authors are told who type numbers into
/// questions.</summary>
public sealed class ExerciseVariantTests
{
    const string Asked = "For $f(x) = x^3$ at $x = \\val{cube: x}$, what is $f'(x)$?";

    [Fact]
    public void OtherNumbersStandInTheQuestionOrBesideIt()
    {
        var varied = 0;
        foreach (var (lesson, block) in Exercises().Where(pair => pair.Block.Varies))
        {
            var variant = block.WithNumbers(1, lesson)!;
            varied++;
            Assert.True(
                variant.Given.Length > 0 || Walk.PlainText(variant.Ask.English) != Walk.PlainText(block.Ask.English)
                || Walk.Values(variant.Ask.English).Zip(Walk.Values(block.Ask.English))
                .Any(pair => !pair.First.Value.Values.SequenceEqual(pair.Second.Value.Values)),
                $"{block.Exercise.Id} asks the same");
            Assert.Equal(variant.Exercise.Stated.Length, variant.Says.Length);
        }

        Assert.InRange(varied, 90, 201);
    }

    [Fact]
    public void ChoicesOrdersShapesAndFormulasHaveNothingToVary() =>
        Assert.DoesNotContain(Exercises(), pair => pair.Block.Varies
            && pair.Block.Exercise.Question is Choice or Ordering or ShapesOf or FormulaFor or LineToRepair);

    [Fact]
    public void TheExercisesOfAChainGetTheSameOtherNumbers()
    {
        var lesson = Repository.Folder.Current.Find("7.2")!;
        var numbers = ((ExerciseBlock)lesson.Exercises["a"]).Together(lesson)
            .Select(block => block.WithNumbers(1, lesson)!.Bound!.Values["W1"].Values.ToArray()).ToArray();

        Assert.InRange(numbers.Length, 4, 10);
        Assert.All(numbers, one => Assert.Equal(numbers[0], one));
    }

    [Fact]
    public void EveryExerciseHasAWorkedSolutionInBothItsNumbers()
    {
        foreach (var (lesson, block) in Exercises())
        {
            foreach (var variant in new[] { block.Original, block.Varies ? block.WithNumbers(1, lesson)! : block.Original })
            {
                var solution = WorkedSolution.Of(variant);
                Assert.True(solution.Lines.Length + solution.Picked.Length > 0, $"{block.Exercise.Id} has no solution");
                var start = block.Exercise.Question is LineToRepair ? "<code>" : "<math";
                Assert.All(solution.Lines, line => Assert.StartsWith(start, line.Markup, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void AHintBelongsToTheNumbersThatItNames()
    {
        var (lesson, block) = Read("varies: true", Asked, hint: "Three times 4 is what you need, as at $x = 2$.");

        Assert.Equal("Three times 4 is what you need, as at x = 2.", Walk.PlainText(block.Original.Hints[0].Text.English));
        Assert.DoesNotContain("4", Walk.PlainText(block.WithNumbers(1, lesson)!.Hints[0].Text.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The step is a tenth of that.", null)]
    [InlineData("The cube is twice as long.", "hint 1 types in twice as, which other numbers would make false.")]
    [InlineData("Begin at 2.", "hint 1 types in 2, which other numbers would make false.")]
    [InlineData("Begin at $x = 2$.", "hint 1 types in 2, which other numbers would make false.")]
    [InlineData("Take $f(2)$ first.", "hint 1 types in 2, which other numbers would make false.")]
    [InlineData("Twelve is the slope: $12$.", "hint 1 types in 12, which other numbers would make false.")]
    [InlineData("The rule is $2x$ for squares.", null)]
    [InlineData("Begin at {{cube: x}}.", null)]
    public void ANumberInAHintThatOtherNumbersWouldMakeFalseIsRefused(string hint, string? fault)
    {
        var (lesson, block) = Read("varies: true", Asked, hint);

        Assert.Equal(fault, block.FaultsIn(lesson, variants: 3).Select(one => one.Message).FirstOrDefault());
    }

    [Fact]
    public void AParticleThatDoesNotFitItsNumberIsRefused()
    {
        var (lesson, block) = Read("varies: true", Asked, hint: "{{cube: x}}을 넣으세요.");

        Assert.Contains(block.FaultsIn(lesson, variants: 1),
            fault => fault.Message.Contains("does not fit its numbers", StringComparison.Ordinal));
    }

    [Fact]
    public void AParticleFollowsTheNumberOfTheVariant()
    {
        var (lesson, block) = Read("varies: true", Asked, hint: "{{cube: x}}를 넣으세요.");

        Assert.All(Enumerable.Range(1, 20).Select(number => Walk.Values(block.WithNumbers(number, lesson)!.Hints[0].Text.Korean)
            .Single().Value[0] is var x
            ? (x, Walk.PlainText(block.WithNumbers(number, lesson)!.Hints[0].Text.Korean)) : default),
                pair => Assert.StartsWith(pair.x is 2 or 4 or 5 or 9 ? "를" : "을", pair.Item2));
    }

    [Theory]
    [InlineData("varies: true", Asked, null)]
    [InlineData("varies: true", "For $f(x) = x^3$, what is $f'(2)$?", "the question types in 2, which other numbers would make false.")]
    [InlineData("varies: false", "For $f(x) = x^3$, what is $f'(2)$?", null)]
    [InlineData("constants: [2]", "For $f(x) = x^3$, what is $2f'(x)/2$?", null)]
    [InlineData("held: [x]", "For $f(x) = x^3$, what is $f'(2)$?", null)]
    [InlineData("varies: true", "Near $x = \\lit{2.01}$, what is the slope?",
        "the question types in 2.01, which other numbers would make false.")]
    [InlineData("chain: one", Asked, null)]
    public void ANumberThatOtherNumbersWouldMakeFalseIsRefused(string fact, string ask, string? fault)
    {
        var (lesson, block) = Read(fact, ask);

        Assert.Equal(fault, block.FaultsIn(lesson, variants: 3).Select(one => one.Message).SingleOrDefault());
    }

    [Fact]
    public void AnExerciseWhoseWitnessesFailConcernsItsAuthor()
    {
        var attempt = new Attempt(Read("varies: false", "At the tip?", program: "f = abs(x - 2)").Block.Original);
        attempt.Check("1", []);

        Assert.Equal(ReportReason.Broken, attempt.Concern);
    }

    static IEnumerable<(Lesson Lesson, ExerciseBlock Block)> Exercises() =>
        Repository.Folder.Current.Lessons.SelectMany(lesson => lesson.Exercises.Values.OfType<ExerciseBlock>()
            .Select(block => (lesson, block)));

    static (Lesson Lesson, ExerciseBlock Block) Read(string fact, string ask, string hint = "Look.", string program = "f = x^3")
    {
        var quoted = ask.Replace("'", "''", StringComparison.Ordinal);
        var facts = $$"""
            id: "9.1"
            slug: sample
            module: 9
            title: {en: Sample, ko: 보기}
            models:
              cube:
                program: {{program}}
                values: {x: 2}
            exercises:
              a:
                kind: number
                model: cube
                {{fact}}
                ask:
                  en: '{{quoted}}'
                  ko: '{{quoted}}'
                answer: df/dx
                expected: 12
                hints:
                  en: ['{{hint}}']
                  ko: ['{{hint}}']
            """;
        var reading = new LessonReader(BlockReaders.FoundIn(typeof(ContentFolder).Assembly), new EngineValues(), MathFile.Empty)
            .Read(new LessonSource("9/9.1", facts, "::: exercise a\n", "::: exercise a\n"));
        Assert.Empty(reading.Mistakes);
        return (reading.Lesson!, (ExerciseBlock)reading.Lesson!.Exercises["a"]);
    }
}
