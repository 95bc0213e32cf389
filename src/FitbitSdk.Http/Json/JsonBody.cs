using System.Buffers;

namespace FitbitSdk.Http;

/// <summary>The bytes of an answer in one piece, without a byte-order mark.</summary>
internal readonly ref struct JsonBody : IDisposable
{
    private readonly byte[]? _rented;

    public JsonBody(in ReadOnlySequence<byte> body)
    {
        ReadOnlySpan<byte> bytes = body.FirstSpan;
        if (!body.IsSingleSegment)
        {
            // One copy costs a few percent of a reader's pass, and in return there is one path for both forms of input.
            int length = checked((int)body.Length);
            _rented = ArrayPool<byte>.Shared.Rent(length);
            body.CopyTo(_rented);
            bytes = _rented.AsSpan(0, length);
        }

        ReadOnlySpan<byte> mark = "\uFEFF"u8;
        Bytes = bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes;
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public void Dispose()
    {
        if (_rented is not null)
        {
            // Private data: the next one who rents the array must not find it.
            ArrayPool<byte>.Shared.Return(_rented, clearArray: true);
        }
    }
}
