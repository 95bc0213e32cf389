using System.Buffers;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi.Tests;

public sealed class JsonBodyTests
{
    [Fact]
    public void Dispose_BodyOfSeveralPieces_LeavesNothingInSharedMemory()
    {
        // What a thread gives back it is the first to get again.
        byte[] body = [.. Enumerable.Repeat((byte)'7', 3_000_000)];
        Piece first = new(body.AsMemory(0, 1000), 0);
        Piece last = first.Append(body.AsMemory(1000));

        new JsonBody(new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length)).Dispose();
        byte[] again = ArrayPool<byte>.Shared.Rent(body.Length);

        Assert.Equal(-1, again.AsSpan().IndexOf((byte)'7'));
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long runningIndex) => (Memory, RunningIndex) = (memory, runningIndex);

        public Piece Append(ReadOnlyMemory<byte> memory)
        {
            Piece next = new(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
