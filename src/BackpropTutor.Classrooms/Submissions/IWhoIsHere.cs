namespace BackpropTutor.Classrooms.Submissions;

/// <summary>Who sits before this circuit or sent this request; the web knows.</summary>
public interface IWhoIsHere
{
    /// <summary>Null where nobody is signed in.</summary>
    ValueTask<Guid?> FindAccountAsync();
}
