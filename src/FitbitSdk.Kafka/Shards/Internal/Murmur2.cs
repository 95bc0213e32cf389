using System.Buffers.Binary;

namespace FitbitSdk.Kafka;

/// <summary>The hash by which Kafka's clients give keys their partitions.</summary>
internal static class Murmur2
{
    private const uint Mix = 0x5bd1e995;

    /// <summary>Gives the partition of a key as Java's partitioner does, and librdkafka's <c>murmur2</c>.</summary>
    public static int PartitionOf(ReadOnlySpan<byte> key, int partitions) => (int)(Hash(key) & 0x7fffffff) % partitions;

    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        uint hash = 0x9747b28c ^ (uint)bytes.Length;
        for (; bytes.Length >= 4; bytes = bytes[4..])
        {
            uint word = BinaryPrimitives.ReadUInt32LittleEndian(bytes) * Mix;
            hash = (hash * Mix) ^ ((word ^ (word >> 24)) * Mix);
        }

        if (bytes.Length > 0)
        {
            for (int i = bytes.Length - 1; i >= 0; i--)
            {
                hash ^= (uint)bytes[i] << (8 * i);
            }

            hash *= Mix;
        }

        hash = (hash ^ (hash >> 13)) * Mix;
        return hash ^ (hash >> 15);
    }
}
