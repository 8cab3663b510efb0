using System.Text;

namespace BackpropTutor.Classrooms.Rosters;

/// <summary>
/// Finds out in which encoding a file of names was written, by trial: a mark at its start, then UTF-8 and CP949 (what Excel writes in
/// Korea), each taken only where every byte makes sense in it.
/// </summary>
public static class TextDecoding
{
    static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    static readonly Encoding Korean = CodePagesEncodingProvider.Instance.GetEncoding(949, EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback)!;

    /// <returns>Null where it is text in none of the encodings that are known.</returns>
    public static DecodedText? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((byte[])[0xFF, 0xFE]))
        {
            return Try(new UnicodeEncoding(false, false, true), bytes[2..], "UTF-16");
        }

        if (bytes.StartsWith((byte[])[0xFE, 0xFF]))
        {
            return Try(new UnicodeEncoding(true, false, true), bytes[2..], "UTF-16");
        }

        if (bytes.StartsWith((byte[])[0xEF, 0xBB, 0xBF]))
        {
            return Try(Utf8, bytes[3..], "UTF-8");
        }

        // UTF-16 without a mark: of Latin letters and commas every other byte is 0.
        if (ZerosAt(bytes, 1) > bytes.Length / 8)
        {
            return Try(new UnicodeEncoding(false, false, true), bytes, "UTF-16");
        }

        if (ZerosAt(bytes, 0) > bytes.Length / 8)
        {
            return Try(new UnicodeEncoding(true, false, true), bytes, "UTF-16");
        }

        return bytes.Contains((byte)0) ? null : Try(Utf8, bytes, "UTF-8") ?? Try(Korean, bytes, "CP949");
    }

    static int ZerosAt(ReadOnlySpan<byte> bytes, int odd)
    {
        var zeros = 0;
        for (var i = odd; i < bytes.Length; i += 2)
        {
            zeros += bytes[i] == 0 ? 1 : 0;
        }

        return zeros;
    }

    static DecodedText? Try(Encoding encoding, ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return new(encoding.GetString(bytes), name);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            // An odd number of bytes for UTF-16.
            return null;
        }
    }
}
