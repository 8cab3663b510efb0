using System.Globalization;
using BackpropTutor.Web.Bounds;

namespace BackpropTutor.Web.Tests.Bounds;

/// <summary>What the gate promises to those who wait at it.</summary>
public sealed class WorkGateTests
{
    static readonly Client Greedy = new("greedy");
    static readonly Client Other = new("other");

    [Fact]
    public async Task NoMoreRunAtOnceThanThereAreThreads()
    {
        using var gate = new WorkGate(new() { Threads = 3, WaitingPerClient = 100 });
        var (running, most) = (0, 0);
        var clients = Enumerable.Range(0, 30).Select(i => gate.RunAsync(
            new($"{i % 7}"),
            async _ =>
            {
                lock (gate)
                {
                    most = Math.Max(most, ++running);
                }

                await Task.Yield();
                lock (gate)
                {
                    running--;
                }
            },
            CancellationToken.None));

        Assert.All(await Task.WhenAll(clients), Assert.True);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task WorkIsDoneOnAThreadOfTheGatesOwnInTheLanguageOfWhoeverAsked()
    {
        using var gate = new WorkGate(new() { Threads = 1 });
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ko");
        var (name, language, isPooled) = ("", "", true);

        await gate.RunAsync(
            Greedy,
            _ =>
            {
                (name, language, isPooled) = (Thread.CurrentThread.Name ?? "", CultureInfo.CurrentUICulture.Name,
                    Thread.CurrentThread.IsThreadPoolThread);
                return Task.CompletedTask;
            },
            CancellationToken.None);

        Assert.Equal(("work 0", "ko", false), (name, language, isPooled));
    }

    [Fact]
    public async Task WhoeverHasAFullQueueIsTurnedAwayAndNobodyElse()
    {
        using var gate = new WorkGate(new() { Threads = 2, WaitingPerClient = 1 });
        using var held = new Held();
        var first = gate.RunAsync(Greedy, held.Work, CancellationToken.None);
        await held.Begun;
        var second = gate.RunAsync(Greedy, _ => Task.CompletedTask, CancellationToken.None);

        Assert.False(await gate.RunAsync(Greedy, _ => Task.CompletedTask, CancellationToken.None));
        Assert.True(await gate.RunAsync(Other, _ => Task.CompletedTask, CancellationToken.None));
        held.Dispose();
        Assert.True(await first);
        Assert.True(await second);
    }

    [Fact]
    public async Task WhoeverLeavesIsTakenOutOfTheQueue()
    {
        using var gate = new WorkGate(new() { Threads = 1 });
        using var held = new Held();
        using var left = new CancellationTokenSource();
        var first = gate.RunAsync(Greedy, held.Work, CancellationToken.None);
        await held.Begun;
        var wasDone = false;
        var second = gate.RunAsync(
            Greedy,
            _ =>
            {
                wasDone = true;
                return Task.CompletedTask;
            },
            left.Token);
        Assert.Equal(1, gate.Waiting);

        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(0, gate.Waiting);
        held.Dispose();
        await first;
        Assert.False(wasDone);
    }

    [Fact]
    public async Task WhatRunsEndsWhenNobodyWaitsForIt()
    {
        using var gate = new WorkGate(new() { Threads = 1 });
        using var left = new CancellationTokenSource();
        var work = gate.RunAsync(
            Greedy,
            budget =>
            {
                left.Cancel();
                while (true)
                {
                    budget.Spend(1);
                }
            },
            left.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.True(await gate.RunAsync(Greedy, _ => Task.CompletedTask, CancellationToken.None));
    }

    [Fact]
    public async Task WhoeverWaitedTooLongIsToldSo()
    {
        using var gate = new WorkGate(new() { Threads = 1, LongestWaitInSeconds = 0.01 });
        using var held = new Held();
        var first = gate.RunAsync(Greedy, held.Work, CancellationToken.None);
        await held.Begun;

        Assert.False(await gate.RunAsync(Other, _ => Task.CompletedTask, CancellationToken.None));
        held.Dispose();
        Assert.True(await first);
    }

    [Fact]
    public async Task AFailureIsTheCallersAndNotTheGates()
    {
        using var gate = new WorkGate(new() { Threads = 1 });

        await Assert.ThrowsAsync<InvalidOperationException>(() => gate.RunAsync(Greedy, _ => throw new InvalidOperationException(),
            CancellationToken.None));
        Assert.True(await gate.RunAsync(Greedy, _ => Task.CompletedTask, CancellationToken.None));
    }

    [Fact]
    public async Task WhatWouldHoldTooManyEntriesTogetherRunsOneAfterTheOther()
    {
        using var gate = new WorkGate(new() { Threads = 2, Entries = 100 });
        using var held = new Held();
        var first = gate.RunAsync(
            Greedy,
            budget =>
            {
                budget.Hold(60);
                return held.Work(budget);
            },
            CancellationToken.None);
        await held.Begun;
        var hadRoom = false;
        var second = gate.RunAsync(
            Other,
            budget =>
            {
                budget.Hold(60);
                hadRoom = held.IsOver;
                return Task.CompletedTask;
            },
            CancellationToken.None);

        held.Dispose();
        await first;
        await second;
        Assert.True(hadRoom);
    }

    /// <summary>Work that goes on until it is disposed of.</summary>
    sealed class Held : IDisposable
    {
        readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => begun.Task;

        public bool IsOver => over.Task.IsCompleted;

        public Task Work(Autodiff.Graphs.WorkBudget budget)
        {
            begun.TrySetResult();
            return over.Task;
        }

        public void Dispose() => over.TrySetResult();
    }
}
