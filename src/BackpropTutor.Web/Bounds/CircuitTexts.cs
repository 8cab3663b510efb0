using BackpropTutor.Lessons.Checking;

namespace BackpropTutor.Web.Bounds;

/// <summary>What one circuit holds of its client's <see cref="HeldTexts"/>, until it is put away.</summary>
sealed class CircuitTexts(HeldTexts texts, CircuitTurns turns) : ITextRoom, IDisposable
{
    Client? client;
    int own;

    public bool TryHold(int characters)
    {
        client ??= turns.Client;
        if (!texts.TryAdd(client.Value, characters - own))
        {
            return false;
        }

        own = characters;
        return true;
    }

    public void Dispose() => TryHold(0);
}
