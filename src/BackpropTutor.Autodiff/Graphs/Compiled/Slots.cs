namespace BackpropTutor.Autodiff.Graphs.Compiled;

/// <summary>Hands out room in a workspace. Room that is given back serves the next value of the same size.</summary>
sealed class Slots
{
    const int Line = 8;
    readonly Dictionary<int, Stack<int>> free = [];

    /// <summary>How much has been handed out in all.</summary>
    public int Length { get; private set; }

    public int Take(int count)
    {
        if (count >= Line && free.TryGetValue(count, out var stack) && stack.TryPop(out var offset))
        {
            return offset;
        }

        // From one cache line upwards a value begins at a line of its own.
        var start = count >= Line ? (Length + Line - 1) / Line * Line : Length;
        Length = checked(start + count);
        return start;
    }

    /// <summary>Small values are not worth the search, so their room is left alone.</summary>
    public void Give(int offset, int count)
    {
        if (count < Line)
        {
            return;
        }

        if (!free.TryGetValue(count, out var stack))
        {
            free.Add(count, stack = new());
        }

        stack.Push(offset);
    }
}
