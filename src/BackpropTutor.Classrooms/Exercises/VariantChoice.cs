using System.Buffers.Binary;
using System.Security.Cryptography;
using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Exercises;

/// <summary>
/// Which numbers a learner gets: an HMAC of assignment, exercise and learner, so that they do not depend on an order, cannot be guessed,
/// and are the same at every look.
/// </summary>
public static class VariantChoice
{
    /// <summary>How many are tried where an exercise has no regular numbers of the first.</summary>
    public const int Tries = 16;

    /// <summary>Variants to try in turn, each between 1 and <paramref name="count"/>.</summary>
    public static IEnumerable<int> Of(Assignment assignment, Guid itemId, Guid enrolmentId, int count)
    {
        var message = new byte[36];
        itemId.TryWriteBytes(message);
        if (!assignment.SameNumbers)
        {
            enrolmentId.TryWriteBytes(message.AsSpan(16));
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(32), attempt);
            var hash = HMACSHA256.HashData(assignment.SeedKey, message);
            yield return 1 + (int)(BinaryPrimitives.ReadUInt64LittleEndian(hash) % (ulong)count);
        }
    }

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);
}
