namespace BackpropTutor.Web.Api;

/// <summary>A request's body, read up to a number of bytes.</summary>
sealed class BoundedBody(Stream body, long most) : Stream
{
    long read;

    /// <summary>Whether it has turned out to be longer.</summary>
    public bool IsTooLong => read > most;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => read; set => throw new NotSupportedException(); }

    /// <exception cref="BadHttpRequestException">It is longer: 413.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await body.ReadAsync(buffer, cancellationToken);
        read += count;
        return !IsTooLong ? count : throw new BadHttpRequestException($"The body is longer than {most} bytes.",
            StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>Reads the rest and throws it away, as far as the server reads at all. Never throws.</summary>
    public async Task SkipAsync(CancellationToken cancellation)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await body.ReadAsync(buffer, cancellation) > 0)
            {
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // Whoever sends without end, or too slowly, is answered as it is. The server's own limit is an IOException too.
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
