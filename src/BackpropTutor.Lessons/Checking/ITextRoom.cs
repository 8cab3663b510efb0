namespace BackpropTutor.Lessons.Checking;

/// <summary>Room for what is typed into one page, of which whoever has many pages open has only so much for all of them.</summary>
public interface ITextRoom
{
    /// <summary>From now on the page holds so many characters.</summary>
    /// <returns>False where there is no room for more; it then holds what it held before. Less is always possible.</returns>
    bool TryHold(int characters);
}
