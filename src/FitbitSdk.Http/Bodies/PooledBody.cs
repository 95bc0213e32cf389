using System.Buffers;

namespace FitbitSdk.Http;

/// <summary>An answer's body in pooled memory; valid until it is disposed of.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int SmallestSegment = 4 * 1024;
    private const int UsualSegment = 16 * 1024;
    private const int LargestSegment = 1024 * 1024;

    private readonly int _firstSegment;
    private Segment? _first;
    private Segment? _last;

    private PooledBody(long? announced) =>
        _firstSegment = announced is { } length ? (int)Math.Clamp(length + 1, SmallestSegment, LargestSegment) : UsualSegment;

    public static PooledBody Empty => new(announced: 0);

    /// <summary>Gets the number of bytes.</summary>
    public long Length => _last is null ? 0 : _last.RunningIndex + _last.Filled;

    /// <summary>Gets the bytes.</summary>
    public ReadOnlySequence<byte> Bytes => _first is null || _last is null ? ReadOnlySequence<byte>.Empty : new(_first, 0, _last, _last.Filled);

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="announced">How many bytes it is said to have, if anything is said: that much room, and what shows the end, makes it one piece.</param>
    /// <param name="maximum">More bytes than this are refused.</param>
    /// <param name="operation">The operation that is blamed.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="HealthApiProtocolException">The stream holds more than <paramref name="maximum"/> bytes.</exception>
    /// <exception cref="HttpIOException">The stream breaks off, or cannot be decompressed.</exception>
    public static async ValueTask<PooledBody> ReadAsync(Stream stream, long? announced, int maximum, string operation, CancellationToken cancellationToken)
    {
        PooledBody body = new(announced);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(body.GetMemory(), cancellationToken).ConfigureAwait(false)) > 0)
            {
                body._last!.Advance(read);
                if (body.Length > maximum)
                {
                    throw TooLarge(operation, maximum);
                }
            }

            return body;
        }
        catch (Exception e) when (IsUndecodable(e))
        {
            body.Dispose();
            throw new HttpIOException(HttpRequestError.InvalidResponse, "The answer cannot be decompressed.");
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Reads the beginning of a stream: up to a limit, its end, or the point where it breaks off or stalls until the read is stopped.</summary>
    public static async ValueTask<PooledBody> ReadStartAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        PooledBody body = new(announced: null);
        try
        {
            int read;
            while (body.Length < limit && (read = await stream.ReadAsync(body.GetMemory(), cancellationToken).ConfigureAwait(false)) > 0)
            {
                body._last!.Advance(read);
            }

            return body;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException || IsUndecodable(e))
        {
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    // What the streams that decompress throw at bytes that are not of their kind: gzip the one, Brotli the other.
    private static bool IsUndecodable(Exception error) => error is InvalidDataException or InvalidOperationException;

    /// <summary>Names a body that is larger than is accepted.</summary>
    public static HealthApiProtocolException TooLarge(string operation, int maximum) =>
        new(operation, $"the answer is larger than the {maximum} bytes that are accepted.");

    public void Dispose()
    {
        for (Segment? segment = _first; segment is not null; segment = segment.Following)
        {
            segment.GiveBack();
        }

        (_first, _last) = (null, null);
    }

    private Memory<byte> GetMemory()
    {
        if (_last is null)
        {
            _first = _last = new(_firstSegment, 0);
        }
        else if (_last.Free.IsEmpty)
        {
            _last = _last.Append(Math.Min(LargestSegment, _last.Capacity * 2));
        }

        return _last.Free;
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        private byte[] _array;

        public Segment(int size, long runningIndex)
        {
            _array = ArrayPool<byte>.Shared.Rent(size);
            Memory = _array;
            RunningIndex = runningIndex;
        }

        public int Filled { get; private set; }

        public int Capacity => _array.Length;

        public Memory<byte> Free => _array.AsMemory(Filled);

        public Segment? Following => (Segment?)Next;

        public void Advance(int count) => Filled += count;

        public Segment Append(int size)
        {
            // Only a full segment is followed by another, so its memory need not be cut to what is filled.
            Segment next = new(size, RunningIndex + Filled);
            Next = next;
            return next;
        }

        public void GiveBack()
        {
            // The body may hold tokens: the next one who rents the array must not find them.
            ArrayPool<byte>.Shared.Return(_array, clearArray: true);
            (_array, Memory) = ([], default);
        }
    }
}
