using NodaTime;

namespace FitbitSdk.Records;

/// <summary>Writes self-contained Avro deliveries for files: what identifies the delivery first, then the record.</summary>
/// <remarks>A delivery that replaces a span is one entry with the span and no record, followed by the span's records as upserts. One that retracts
/// is an entry with an id, and neither revision nor record.</remarks>
public sealed class AvroDeliveryEncoder : IRecordEncoder, IRecordBatchVisitor<EncodedBatch>
{
    private const string Placeholder = "\"$record\"";

    /// <summary>Gives the Avro schema of the deliveries of one record type.</summary>
    /// <param name="schema">The record type.</param>
    /// <returns>The schema as JSON: the fields of <c>schemas/delivery.avsc</c> with the record's own schema inside.</returns>
    public static string DescribeSchema(RecordSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return RecordSchema.ReadResource("delivery.avsc").Replace(Placeholder, schema.AvroJson.Trim(), StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public EncodedBatch Encode(RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.Accept(this);
    }

    EncodedBatch IRecordBatchVisitor<EncodedBatch>.Visit<T>(RecordBatch<T> batch)
    {
        RecordOrigin origin = batch.Origin;
        PooledBuffer buffer = new(256 + (batch.Count * 96));
        EncodedBatch encoded = new(buffer, batch.Count + 1);
        AvroWriter<PooledBufferWriter> writer = new(new(buffer));
        if (origin.Delivery is DeliveryKind.RangeReplaced)
        {
            WriteReplacement(origin, ref writer);
            encoded.EndEntry(writer.Length);
        }

        ReadOnlySpan<T> records = batch.Records;
        for (int i = 0; i < records.Length; i++)
        {
            RecordHead head = batch.GetHead(i);
            WriteOrigin(origin, ref writer);
            writer.WriteNullable(head.Id.ToString());
            writer.WriteNullable(unchecked((long)head.Revision));
            writer.WriteInt((int)DeliveryKind.Upsert);
            writer.WriteLong(Micros(origin.ObservedAt));
            writer.WriteNullable((long?)null);
            writer.WriteNullable((long?)null);
            writer.WriteUnion(1);
            T.WriteAvro(records[i], ref writer);
            encoded.EndEntry(writer.Length);
        }

        writer.Flush();
        return encoded;
    }

    EncodedBatch IRecordBatchVisitor<EncodedBatch>.Visit(RetractionBatch batch)
    {
        RecordOrigin origin = batch.Origin;
        PooledBuffer buffer = new(256);
        EncodedBatch encoded = new(buffer, batch.Count);
        AvroWriter<PooledBufferWriter> writer = new(new(buffer));
        for (int i = 0; i < batch.Count; i++)
        {
            WriteOrigin(origin, ref writer);
            writer.WriteNullable(batch.GetHead(i).Id.ToString());
            writer.WriteNullable((long?)null);
            writer.WriteInt((int)DeliveryKind.Retract);
            writer.WriteLong(Micros(origin.ObservedAt));
            writer.WriteNullable((long?)null);
            writer.WriteNullable((long?)null);
            writer.WriteUnion(0);
            encoded.EndEntry(writer.Length);
        }

        writer.Flush();
        return encoded;
    }

    private static void WriteReplacement(RecordOrigin origin, ref AvroWriter<PooledBufferWriter> writer)
    {
        WriteOrigin(origin, ref writer);
        writer.WriteNullable((string?)null);
        writer.WriteNullable((long?)null);
        writer.WriteInt((int)DeliveryKind.RangeReplaced);
        writer.WriteLong(Micros(origin.ObservedAt));
        writer.WriteNullable(Micros(origin.Window.Start.ToInstant()));
        writer.WriteNullable(Micros(origin.Window.End.ToInstant()));
        writer.WriteUnion(0);
    }

    private static void WriteOrigin(RecordOrigin origin, ref AvroWriter<PooledBufferWriter> writer)
    {
        writer.WriteString(origin.User.Value);
        writer.WriteString(origin.Provider.Value);
        writer.WriteString(origin.Stream.Value);
    }

    private static long Micros(Instant instant) => AvroTime.Micros(instant.ToUnixTimeTicks());
}
