using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Rosters;

/// <summary>Finds who a row means: by the school's id, then by address, and by name only where neither is known on either side.</summary>
sealed class RosterMatch
{
    readonly Dictionary<string, Enrolment> byId = new(StringComparer.Ordinal);
    readonly Dictionary<string, Enrolment> byEmail = new(StringComparer.Ordinal);
    readonly Dictionary<string, Enrolment> byName = new(StringComparer.Ordinal);
    readonly HashSet<Enrolment> taken = [];

    public RosterMatch(IEnumerable<Enrolment> people)
    {
        foreach (var person in people)
        {
            if (person.RosterId is { } id)
            {
                byId.TryAdd(id, person);
            }

            if (person.Email is { } email)
            {
                byEmail.TryAdd(email, person);
            }

            if (person is { RosterId: null, Email: null })
            {
                byName.TryAdd(person.Name, person);
            }
        }
    }

    /// <summary>Nobody is found twice: a second row of the same name is somebody else.</summary>
    public Enrolment? Find(RosterRow row)
    {
        var found = (row.RosterId is { } id ? byId.GetValueOrDefault(id) : null)
            ?? (row.Email is { } email && byEmail.GetValueOrDefault(email) is { } same
                && (row.RosterId is null || same.RosterId is null || same.RosterId == row.RosterId) ? same : null)
            ?? (row.RosterId is null || row.Email is null ? byName.GetValueOrDefault(row.Name) : null);
        return found is not null && taken.Add(found) ? found : null;
    }
}
