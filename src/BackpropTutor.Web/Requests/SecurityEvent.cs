namespace BackpropTutor.Web.Requests;

/// <summary>What an administrator should hear of although nothing broke.</summary>
enum SecurityEvent
{
    /// <summary>A client asked more often than it may.</summary>
    RefusedRate,

    /// <summary>A request named no host, or a malformed one.</summary>
    RefusedHost,

    /// <summary>Another site's page tried to open a circuit.</summary>
    RefusedOrigin,

    /// <summary>A circuit was sent more in one message than a page sends.</summary>
    OversizedMessage,

    /// <summary>A circuit was sent what is no message.</summary>
    BrokenCircuit,
}
