namespace BackpropTutor.Web.Accounts;

/// <summary>An address within this site, as one that says where to go after signing in must be.</summary>
static class LocalAddress
{
    const int Longest = 2_000;

    /// <summary>Null where it leads anywhere else, or is none.</summary>
    public static string? Of(string? address) => address is { Length: > 0 and <= Longest } && address[0] == '/'
        && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl)
            ? address
            : null;
}
