using System.Buffers;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>Finds the samples: our own beside the assembly, the recorded ones in the shared folder beside the repository.</summary>
internal static class Samples
{
    public const string NoRecordings = "The folder shared/fixtures/fitbit is not here.";

    private static readonly string? Recordings = FindRecordings();

    public static bool HasRecordings => Recordings is not null;

    public static string Own(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static byte[] Recorded(string name) => File.ReadAllBytes(Path.Combine(Recordings!, name));

    /// <summary>Cuts a body into pieces of a few bytes, as it may come from the network.</summary>
    public static ReadOnlySequence<byte> InPieces(byte[] body, int length)
    {
        Piece first = new(body.AsMemory(0, Math.Min(length, body.Length)), 0);
        Piece last = first;
        for (int start = length; start < body.Length; start += length)
        {
            last = last.Append(body.AsMemory(start, Math.Min(length, body.Length - start)));
        }

        return new(first, 0, last, last.Memory.Length);
    }

    private static string? FindRecordings()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "fixtures", "fitbit");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long start) => (Memory, RunningIndex) = (memory, start);

        public Piece Append(ReadOnlyMemory<byte> memory)
        {
            Piece next = new(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
