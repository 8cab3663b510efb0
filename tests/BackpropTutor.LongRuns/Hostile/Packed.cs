using System.Buffers.Binary;
using System.Text;

namespace BackpropTutor.LongRuns.Hostile;

/// <summary>
/// What a page and its circuit say to each other: MessagePack arrays, each behind its length. Only as much of it as they use.
/// </summary>
static class Packed
{
    /// <summary>An invocation of the hub's method.</summary>
    /// <param name="id">Null where no result is waited for.</param>
    public static byte[] Invocation(string? id, string method, params object?[] arguments)
    {
        using var written = new MemoryStream();
        // Kind 1, without headers, without streams.
        written.WriteByte(0x96);
        written.WriteByte(1);
        written.WriteByte(0x80);
        Write(written, id);
        Write(written, method);
        Write(written, arguments);
        written.WriteByte(0x90);
        return [.. Length((uint)written.Length), .. written.ToArray()];
    }

    /// <summary>All messages of a frame.</summary>
    public static IEnumerable<object?[]> Messages(byte[] frame)
    {
        for (var at = 0; at < frame.Length;)
        {
            var (length, shift) = (0, 0);
            byte part;
            do
            {
                part = frame[at++];
                length |= (part & 0x7f) << shift;
                shift += 7;
            }
            while (part >= 0x80);
            var start = at;
            at += length;
            yield return (object?[])Read(frame, ref start)!;
        }
    }

    static IEnumerable<byte> Length(uint length)
    {
        for (; length >= 0x80; length >>= 7)
        {
            yield return (byte)(length | 0x80);
        }

        yield return (byte)length;
    }

    static void Write(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null:
                to.WriteByte(0xc0);
                break;
            case bool truth:
                to.WriteByte((byte)(truth ? 0xc3 : 0xc2));
                break;
            case long number:
                to.WriteByte(0xd3);
                to.Write(Big(number, 8));
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                to.WriteByte(0xdb);
                to.Write(Big(bytes.Length, 4));
                to.Write(bytes);
                break;
            case object?[] list:
                to.WriteByte(0xdc);
                to.Write(Big(list.Length, 2));
                foreach (var item in list)
                {
                    Write(to, item);
                }

                break;
            default:
                throw new NotSupportedException($"No circuit is told a {value.GetType().Name}.");
        }
    }

    static byte[] Big(long value, int length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes[^length..];
    }

    static object? Read(byte[] from, ref int at)
    {
        var kind = from[at++];
        return kind switch
        {
            < 0x80 => (long)kind,
            < 0x90 => Map(from, ref at, kind & 0x0f),
            < 0xa0 => List(from, ref at, kind & 0x0f),
            < 0xc0 => Text(from, ref at, kind & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 or 0xc5 or 0xc6 => Bytes(from, ref at, (int)Number(from, ref at, 1 << (kind - 0xc4))),
            0xcc or 0xcd or 0xce or 0xcf => Number(from, ref at, 1 << (kind - 0xcc)),
            0xd0 or 0xd1 or 0xd2 or 0xd3 => Number(from, ref at, 1 << (kind - 0xd0)),
            0xd9 or 0xda or 0xdb => Text(from, ref at, (int)Number(from, ref at, 1 << (kind - 0xd9))),
            0xdc or 0xdd => List(from, ref at, (int)Number(from, ref at, 2 << (kind - 0xdc))),
            >= 0xe0 => (long)(sbyte)kind,
            _ => throw new InvalidDataException($"No circuit was expected to send 0x{kind:x2}."),
        };
    }

    static long Number(byte[] from, ref int at, int length)
    {
        var number = 0L;
        for (var i = 0; i < length; i++)
        {
            number = (number << 8) | from[at++];
        }

        return number;
    }

    static byte[] Bytes(byte[] from, ref int at, int length) => from[at..(at += length)];

    static string Text(byte[] from, ref int at, int length) => Encoding.UTF8.GetString(Bytes(from, ref at, length));

    static object?[] List(byte[] from, ref int at, int length)
    {
        var list = new object?[length];
        for (var i = 0; i < length; i++)
        {
            list[i] = Read(from, ref at);
        }

        return list;
    }

    static object? Map(byte[] from, ref int at, int length)
    {
        List(from, ref at, 2 * length);
        return null;
    }
}
