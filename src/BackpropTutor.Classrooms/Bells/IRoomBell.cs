namespace BackpropTutor.Classrooms.Bells;

/// <summary>
/// Says that something of an assignment or class has changed, and nothing more: whoever hears it reads again. After a gap everybody is
/// called.
/// </summary>
public interface IRoomBell
{
    /// <param name="room">The id of an assignment or of a class.</param>
    void Ring(Guid room);

    /// <summary>Calls <paramref name="heard"/> whenever the room's bell rings, on any thread, until the result is disposed of.</summary>
    IDisposable Listen(Guid room, Action heard);
}
