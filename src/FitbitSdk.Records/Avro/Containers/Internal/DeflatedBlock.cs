using System.IO.Compression;

namespace FitbitSdk.Records;

/// <summary>The bytes of a block as the codec deflate stores them.</summary>
internal static class DeflatedBlock
{
    /// <exception cref="InvalidDataException">They are damaged, have no end, or unfold to more than <paramref name="longest"/> bytes.</exception>
    public static byte[] Inflate(byte[] stored, int longest)
    {
        using PooledBuffer data = new(Math.Max(1, stored.Length * 2));
        using Source source = new(stored);
        using DeflateStream inflate = new(source, CompressionMode.Decompress);
        for (int read = -1; read != 0; data.Advance(read))
        {
            read = inflate.Read(data.GetSpan(4096));
            if (data.Length + read > longest)
            {
                throw new InvalidDataException($"it has more than {longest} bytes.");
            }
        }

        // Of no bytes .NET makes none at all, and so no end.
        return source.WasReadBeyondItsEnd && stored.Length > 0 ? throw new InvalidDataException("it has no end.") : data.Written.ToArray();
    }

    // At the last deflated block the stream above asks for no more bytes; without one it takes the end of them for the end of the data.
    private sealed class Source(byte[] bytes) : MemoryStream(bytes)
    {
        public bool WasReadBeyondItsEnd { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            WasReadBeyondItsEnd |= Position == Length;
            return base.Read(buffer, offset, count);
        }
    }
}
