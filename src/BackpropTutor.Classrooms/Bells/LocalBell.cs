using System.Collections.Concurrent;

namespace BackpropTutor.Classrooms.Bells;

/// <summary>For a service of one process.</summary>
public sealed class LocalBell : IRoomBell
{
    readonly ConcurrentDictionary<Guid, ConcurrentDictionary<object, Action>> rooms = new();

    public void Ring(Guid room)
    {
        if (rooms.TryGetValue(room, out var listeners))
        {
            foreach (var heard in listeners.Values)
            {
                heard();
            }
        }
    }

    /// <summary>Calls everybody: something may have been missed.</summary>
    public void RingAll()
    {
        foreach (var room in rooms.Keys)
        {
            Ring(room);
        }
    }

    public IDisposable Listen(Guid room, Action heard)
    {
        var key = new object();
        rooms.GetOrAdd(room, _ => new())[key] = heard;
        return new Listening(() =>
        {
            if (rooms.TryGetValue(room, out var listeners))
            {
                listeners.TryRemove(key, out _);
            }
        });
    }

    sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
