namespace BackpropTutor.Web.Bounds;

/// <summary>How many characters the pages of each client hold together.</summary>
sealed class HeldTexts(CircuitLimits limits)
{
    readonly Lock gate = new();
    readonly Dictionary<Client, long> held = [];

    /// <summary>False where the client has no room for so many more; fewer are always taken.</summary>
    public bool TryAdd(Client client, int characters)
    {
        lock (gate)
        {
            var all = held.GetValueOrDefault(client) + characters;
            if (characters > 0 && all > limits.HeldCharactersPerClient)
            {
                return false;
            }

            if (all > 0)
            {
                held[client] = all;
            }
            else
            {
                held.Remove(client);
            }

            return true;
        }
    }
}
