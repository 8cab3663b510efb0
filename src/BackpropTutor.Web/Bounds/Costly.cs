namespace BackpropTutor.Web.Bounds;

/// <summary>On an endpoint: it calculates, and goes through the <see cref="WorkGate"/> as pages do.</summary>
sealed record Costly;
