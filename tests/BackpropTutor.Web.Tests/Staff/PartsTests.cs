using BackpropTutor.Classrooms.Bells;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Rooms;
using BackpropTutor.Web.Languages;
using BackpropTutor.Web.Staff.Parts;
using BackpropTutor.Web.Staff.People;
using BackpropTutor.Web.Staff.Rooms;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Web.Tests.Staff;

/// <summary>The parts of which the staff's pages are made, each by itself.</summary>
public sealed class PartsTests : BunitContext
{
    static readonly AssignmentItem Item = new() { Title = "4.2b", VersionId = "v" };

    public PartsTests() => Services.AddLocalization();

    [Fact]
    public void AMistakeStandsWithItsNodeItsShareAndItsPeople()
    {
        using var _ = new Spoken(PageLanguage.English);
        var people = new[] { "Ada", "Ben" }.Select(name => (new Enrolment { Name = name }, Guid.NewGuid())).ToArray();
        Enrolment? opened = null;

        var table = Render<MistakeTable>(parameters => parameters
            .Add(part => part.Mistakes, [new RoomMistake(Item, "sign", "z", 3, 8, people)])
            .Add(part => part.Opened, one => opened = one.Learner));
        table.FindAll("button")[1].Click();

        Assert.Equal("Sign", table.Find("tbody th").TextContent);
        Assert.Equal("z", table.Find("tbody code").TextContent);
        Assert.Contains("25 % (2 of 8)", table.Find("summary").TextContent, StringComparison.Ordinal);
        Assert.Equal("25", table.Find("rect.part").GetAttribute("width"));
        Assert.Equal("Ben", opened?.Name);
    }

    [Fact]
    public void WithoutNamesNobodyIsNamed()
    {
        using var _ = new Spoken(PageLanguage.Korean);
        var place = new RoomPlace(new() { Name = "Ada" }, Item, DateTimeOffset.UnixEpoch, 3, true, 0);

        var table = Render<PlaceTable>(parameters => parameters
            .Add(part => part.Places, [place]).Add(part => part.IsAnonymous, true)
            .Add(part => part.Now, DateTimeOffset.UnixEpoch.AddMinutes(4)));

        Assert.DoesNotContain("Ada", table.Markup, StringComparison.Ordinal);
        Assert.Contains("4분 전", table.Markup, StringComparison.Ordinal);
        Assert.Contains("막힘", table.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("times 2", "The truth times 2")]
    [InlineData("entries 101", "✓✗✓")]
    [InlineData("shape (2, 3)", "Another shape: (2, 3)")]
    [InlineData("formula sha256:00", "One long formula")]
    [InlineData("formula <math><mi>x</mi></math>", "<mi>x</mi>")]
    [InlineData("other", "Something else")]
    public void WhatAnAnswerDoesIsSaidInWords(string effect, string expected)
    {
        using var _ = new Spoken(PageLanguage.English);

        var said = Render<EffectWords>(parameters => parameters.Add(part => part.Effect, effect));

        Assert.Contains(expected, said.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-03-28T02:30", "Europe/Berlin", "2027-03-28 03:30")]
    [InlineData("2027-03-01T09:00", "Asia/Seoul", "2027-03-01 09:00")]
    public void WhatIsTypedIsMeantOnTheClasssWall(string typed, string zone, string shown) =>
        Assert.Equal(shown, Wall.Show(Wall.Read(typed, zone), zone));

    [Theory]
    [InlineData("kim", true)]
    [InlineData("KÏM 1반", true)]
    [InlineData("2027", true)]
    [InlineData("kim lee", false)]
    public void PeopleAreFoundByAnyWord(string search, bool expected) => Assert.Equal(expected, PeopleSearch.Matches(
        new() { Name = "Kim Ada", RosterId = "20270001", Section = new() { Name = "1반" } }, search));

    [Fact]
    public async Task ARoomThatRingsOnAndOnIsReadAtOnceAndThenNowAndThen()
    {
        var bell = new LocalBell();
        var (room, read) = (Guid.NewGuid(), new SemaphoreSlim(0));
        await using var watch = new RoomWatch(bell, [room], () => Task.FromResult(read.Release()), TimeProvider.System);

        for (var i = 0; i < 1000; i++)
        {
            bell.Ring(room);
        }

        Assert.True(await read.WaitAsync(TimeSpan.FromSeconds(30), Xunit.TestContext.Current.CancellationToken));
        Assert.True(await read.WaitAsync(TimeSpan.FromSeconds(30), Xunit.TestContext.Current.CancellationToken));
        Assert.True(read.CurrentCount <= 1);
    }
}
