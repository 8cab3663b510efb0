using BackpropTutor.Lessons.Blocks.Exercises;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Lessons.Tests.Blocks.Exercises;

/// <summary>What leaves a page of what a learner does.</summary>
public sealed class LearnerRecordTests : ComponentTest
{
    static readonly WorkPlace Place = new("4.2", "b", 0);

    readonly ListedRecord record = new();

    public LearnerRecordTests()
    {
        Services.AddExercises(new(), new(), record);
        SetRendererInfo(new RendererInfo("Server", true));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task WhatIsTypedJudgedAndOpenedLeavesThePageOnce()
    {
        var (island, bridge, id) = await Seated();

        await island.InvokeAsync(() => bridge.Hint(id, 1));
        var saved = await island.InvokeAsync(() => bridge.Read(id, "u ⊙ h"));
        await island.InvokeAsync(() => bridge.Check(id, "u ⊙ h ⊙ (1 - h)"));
        await island.InvokeAsync(() => bridge.GiveUp(id));

        Assert.Equal(record.Now, saved);
        Assert.Equal(["hints 1", "answer “u ⊙ h”", "Correct “u ⊙ h ⊙ (1 - h)” 1 with 1"], record.Kept);
    }

    [Fact]
    public async Task GivingUpIsKept()
    {
        var (island, bridge, id) = await Seated();

        await island.InvokeAsync(() => bridge.GiveUp(id));

        Assert.Equal(["given up"], record.Kept);
    }

    [Fact]
    public async Task ComingBackToAnExerciseThatIsSolvedIsNoNewAnswer()
    {
        record.Found = new(new Dictionary<string, string>(StringComparer.Ordinal), null, 1, IsSolved: true, IsGivenUp: false);
        var (island, bridge, id) = await Seated();

        var resumed = await island.InvokeAsync(() => bridge.Resume(id, new(0, 0, false, "u ⊙ h ⊙ (1 - h)", Check: true)));

        Assert.True(resumed?.IsSolved);
        Assert.Empty(record.Kept);
        Assert.Single(island.FindAll(".hints li"));
    }

    async Task<(IRenderedComponent<ExerciseAnswer> Island, AnswerBridge Bridge, string Id)> Seated()
    {
        var island = Render<ExerciseAnswer>(it => it.Add(one => one.LessonId, "4.2").Add(one => one.ExerciseId, "b"));
        var bridge = Services.GetRequiredService<AnswerBridge>();
        var id = ((ExerciseBlock)Repository.Folder.Current.Find("4.2")!.Exercises["b"]).EntryId;
        await island.InvokeAsync(() => Task.CompletedTask);
        return (island, bridge, id);
    }

    sealed class ListedRecord : ILearnerRecord
    {
        public List<string> Kept { get; } = [];

        public KeptWork? Found { get; set; }

        public DateTimeOffset Now { get; } = new(2027, 3, 1, 14, 2, 0, TimeSpan.Zero);

        public ValueTask<KeptWork?> FindAsync(WorkPlace place) => ValueTask.FromResult(place == Place ? Found : null);

        public ValueTask<DateTimeOffset?> KeepTextAsync(WorkPlace place, string field, string text, long revision) =>
            Keep(place, $"{field} “{text}”");

        public async ValueTask KeepAnswerAsync(WorkPlace place, JudgedText judged) =>
            await Keep(place, $"{judged.Kind} “{judged.Answer}” {judged.Score} with {judged.Hints}");

        public async ValueTask KeepHintsAsync(WorkPlace place, int opened) => await Keep(place, $"hints {opened}");

        public async ValueTask KeepGivenUpAsync(WorkPlace place) => await Keep(place, "given up");

        ValueTask<DateTimeOffset?> Keep(WorkPlace place, string what)
        {
            Assert.Equal(Place, place);
            Kept.Add(what);
            return ValueTask.FromResult<DateTimeOffset?>(Now);
        }
    }
}
