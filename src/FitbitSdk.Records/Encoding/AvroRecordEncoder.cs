namespace FitbitSdk.Records;

/// <summary>Writes bare Avro records, as <see cref="RecordSchema.AvroJson"/> describes them; what identifies a delivery travels beside them.</summary>
/// <remarks>A record that is gone is an entry without bytes.</remarks>
public sealed class AvroRecordEncoder : IRecordEncoder, IRecordBatchVisitor<EncodedBatch>
{
    /// <inheritdoc/>
    public EncodedBatch Encode(RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.Accept(this);
    }

    EncodedBatch IRecordBatchVisitor<EncodedBatch>.Visit<T>(RecordBatch<T> batch)
    {
        PooledBuffer buffer = new(16 + (batch.Count * 16));
        EncodedBatch encoded = new(buffer, batch.Count);
        AvroWriter<PooledBufferWriter> writer = new(new(buffer));
        foreach (ref readonly T record in batch.Records)
        {
            T.WriteAvro(record, ref writer);
            encoded.EndEntry(writer.Length);
        }

        writer.Flush();
        return encoded;
    }

    EncodedBatch IRecordBatchVisitor<EncodedBatch>.Visit(RetractionBatch batch)
    {
        EncodedBatch encoded = new(new PooledBuffer(16), batch.Count);
        for (int i = 0; i < batch.Count; i++)
        {
            encoded.EndEntry(0);
        }

        return encoded;
    }
}
