namespace Daylight.Host.Security;

/// <summary>The body of a request as it comes in; more than a number of bytes of it can't be read.</summary>
sealed class MeasuredBody(Stream sent, long most) : Stream
{
    long read;

    /// <summary>True when more came than may.</summary>
    public bool TooLarge => read > most;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await sent.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Counted(sent.Read(buffer, offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    int Counted(int some)
    {
        read += some;
        return TooLarge ? throw new BadHttpRequestException("More than this address takes.", StatusCodes.Status413PayloadTooLarge) : some;
    }
}
