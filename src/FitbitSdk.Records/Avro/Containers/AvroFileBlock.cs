namespace FitbitSdk.Records;

/// <summary>A block of an Avro file: some values, one behind the other.</summary>
public sealed class AvroFileBlock
{
    internal AvroFileBlock(long position, long count, ReadOnlyMemory<byte> data) => (Position, Count, Data) = (position, count, data);

    /// <summary>Gets how many values it holds.</summary>
    public long Count { get; }

    /// <summary>Gets their bytes, not compressed.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>Gets where in the file it begins.</summary>
    internal long Position { get; }
}
