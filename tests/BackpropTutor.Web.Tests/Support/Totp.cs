using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>An authenticator of our own: RFC 6238 with SHA-1, thirty seconds and six digits.</summary>
public static class Totp
{
    public static string CodeOf(string base32, DateTimeOffset moment)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, moment.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard says which hash it is.
        var hash = HMACSHA1.HashData(Bytes(base32), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        var number = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7FFFFFFF) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Select(sign => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(sign), 2)
            .PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2))];
    }
}
