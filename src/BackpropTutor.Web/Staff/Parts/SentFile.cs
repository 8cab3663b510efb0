using BackpropTutor.Classrooms.Access;
using Microsoft.AspNetCore.Components.Forms;

namespace BackpropTutor.Web.Staff.Parts;

/// <summary>A file that a browser sends, read whole and not beyond its limit.</summary>
static class SentFile
{
    const long Longest = 20 << 20;

    public static async Task<Result<byte[]>> ReadAsync(IBrowserFile file)
    {
        try
        {
            using var copy = new MemoryStream();
            await using var sent = file.OpenReadStream(Longest);
            await sent.CopyToAsync(copy);
            return copy.ToArray();
        }
        catch (IOException)
        {
            return Refusal.Invalid(
                $"The file could not be read: it may have at most {Longest >> 20} MB.", $"파일을 읽지 못했어요. {Longest >> 20}MB까지 올릴 수 있어요.");
        }
    }
}
