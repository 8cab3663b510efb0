using BackpropTutor.Lessons.Checking;
using BackpropTutor.Web.Bounds;

namespace BackpropTutor.Web.Tests.Bounds;

/// <summary>Whoever opens many pages holds no more text with them than with a few.</summary>
public sealed class HeldTextsTests
{
    [Fact]
    public void AllPagesOfAClientHoldSoMuchTogether()
    {
        var texts = new HeldTexts(new() { HeldCharactersPerClient = 100 });
        var (one, other) = (new Client("one"), new Client("other"));

        Assert.True(texts.TryAdd(one, 60));
        Assert.False(texts.TryAdd(one, 60));
        Assert.True(texts.TryAdd(other, 100));
        Assert.True(texts.TryAdd(one, -20));
        Assert.True(texts.TryAdd(one, 60));
        Assert.False(texts.TryAdd(one, 1));
    }

    [Fact]
    public void APageForgetsItsOldestTextsWhereThereIsNoRoom()
    {
        var room = new Room(10);
        var state = new LearnerState(room);

        state.Type("lesson", "a", 0, "123456");
        state.Type("lesson", "b", 0, "1234");
        Assert.Equal(10, room.Held);
        state.Type("lesson", "c", 0, "12345");

        Assert.Null(state.Typed("lesson", "a", 0));
        Assert.Equal("1234", state.Typed("lesson", "b", 0));
        Assert.Equal("12345", state.Typed("lesson", "c", 0));
        Assert.Equal(9, room.Held);
        state.Type("lesson", "d", 0, "12345678901");
        Assert.Null(state.Typed("lesson", "d", 0));
        Assert.Equal(0, room.Held);
    }

    sealed class Room(int most) : ITextRoom
    {
        public int Held { get; private set; }

        public bool TryHold(int characters)
        {
            Held = characters <= most ? characters : Held;
            return characters <= most;
        }
    }
}
