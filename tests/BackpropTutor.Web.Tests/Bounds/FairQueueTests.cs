using BackpropTutor.Web.Bounds;

namespace BackpropTutor.Web.Tests.Bounds;

/// <summary>Whose turn it is.</summary>
public sealed class FairQueueTests
{
    static readonly Client Greedy = new("greedy");
    static readonly Client Other = new("other");

    [Fact]
    public void ClientsTakeTurnsHoweverMuchOneOfThemAsks()
    {
        var queue = new FairQueue<string>(threads: 4, perClient: 10, most: 100);
        foreach (var work in new[] { "g1", "g2", "g3" })
        {
            Assert.True(queue.TryAdd(Greedy, work));
        }

        Assert.True(queue.TryAdd(Other, "o1"));

        Assert.Equal(["g1", "o1", "g2", "g3"], Taken(queue));
    }

    [Fact]
    public void OneClientLeavesAThreadToTheOthers()
    {
        var queue = new FairQueue<string>(threads: 2, perClient: 10, most: 100);
        queue.TryAdd(Greedy, "g1");
        queue.TryAdd(Greedy, "g2");

        Assert.Equal(["g1"], Taken(queue));
        queue.TryAdd(Other, "o1");
        Assert.Equal(["o1"], Taken(queue));
        queue.Finish(Greedy);
        Assert.Equal(["g2"], Taken(queue));
    }

    [Fact]
    public void OnOneThreadAClientHasIt()
    {
        var queue = new FairQueue<string>(threads: 1, perClient: 10, most: 100);
        queue.TryAdd(Greedy, "g1");

        Assert.Equal(["g1"], Taken(queue));
    }

    [Fact]
    public void AFullQueueOfOneClientIsNoneOfAnother()
    {
        var queue = new FairQueue<string>(threads: 1, perClient: 2, most: 3);

        Assert.True(queue.TryAdd(Greedy, "g1"));
        Assert.True(queue.TryAdd(Greedy, "g2"));
        Assert.False(queue.TryAdd(Greedy, "g3"));
        Assert.True(queue.TryAdd(Other, "o1"));
        Assert.False(queue.TryAdd(Other, "o2"));
    }

    [Fact]
    public void WhatIsTakenBackIsNotDone()
    {
        var queue = new FairQueue<string>(threads: 4, perClient: 10, most: 100);
        queue.TryAdd(Greedy, "g1");
        queue.TryAdd(Greedy, "g2");

        Assert.True(queue.TryRemove(Greedy, "g1"));
        Assert.False(queue.TryRemove(Greedy, "g1"));
        Assert.Equal(1, queue.Count);
        Assert.Equal(["g2"], Taken(queue));
        Assert.False(queue.TryRemove(Greedy, "g2"));
    }

    static List<string> Taken(FairQueue<string> queue)
    {
        var taken = new List<string>();
        while (queue.TryTake(out var work))
        {
            taken.Add(work);
        }

        return taken;
    }
}
