namespace BackpropTutor.Web.Bounds;

/// <summary>Why somebody is asked to come back; each member begins the names of its words.</summary>
public enum Notice
{
    /// <summary>Others have asked for more than can be calculated at once.</summary>
    Busy,

    /// <summary>This client has asked for more than its share.</summary>
    TooMany,
}
