using System.Security.Cryptography;
using System.Text;

namespace BackpropTutor.Classrooms.Access;

/// <summary>
/// Secrets that are shown once and kept as fingerprints only. They are long enough that a plain hash cannot be searched back.
/// </summary>
public static class Secrets
{
    /// <summary>32 random bytes, safe in an address.</summary>
    public static string New() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>A code to be read aloud and typed: eight letters and digits that cannot be taken for each other, 39 bits.</summary>
    public static string NewCode() => RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTVWXYZ", 8);
}
