using System.Globalization;
using System.Text;

namespace FitbitSdk.Sync;

/// <summary>The committed lengths of a stream's files, as they stand in an offset: <c>avro=1234;jsonl=5678</c>. A file without records has none.</summary>
internal static class FilePosition
{
    public static byte[] Write(IEnumerable<(string File, long Length)> lengths) =>
        Encoding.ASCII.GetBytes(string.Join(';', lengths.Select(static file => string.Create(CultureInfo.InvariantCulture, $"{file.File}={file.Length}"))));

    public static IReadOnlyDictionary<string, long> Read(ReadOnlySpan<byte> position)
    {
        Dictionary<string, long> lengths = new(StringComparer.Ordinal);
        if (position.IsEmpty)
        {
            return lengths;
        }

        foreach (string part in Encoding.ASCII.GetString(position).Split(';'))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !long.TryParse(part.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long length))
            {
                throw new InvalidDataException("A stored file position cannot be read: it is damaged, or belongs to another sink.");
            }

            lengths[part[..equals]] = length;
        }

        return lengths;
    }
}
