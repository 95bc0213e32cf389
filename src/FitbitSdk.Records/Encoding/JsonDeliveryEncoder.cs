using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;

namespace FitbitSdk.Records;

/// <summary>Writes one JSON object a delivery: what identifies it first, then the record's own members.</summary>
/// <remarks>Numbers that are not finite are left out, as what is absent is: JSON has none. A delivery that replaces a span is one object with <c>spanStart</c> and <c>spanEnd</c>, followed by the span's records as upserts.
/// One that retracts has an id and no revision.
/// The revision is 16 hexadecimal digits, because JSON readers keep only 53 bits of a number.</remarks>
public sealed class JsonDeliveryEncoder : IRecordEncoder, IRecordBatchVisitor<EncodedBatch>
{
    // Files and brokers are no web pages: names in other scripts stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gives the JSON Schema (2020-12) of the deliveries of one record type.</summary>
    /// <param name="schema">The record type.</param>
    /// <returns>The file <c>schemas/{RecordType}.schema.json</c>: closed, so that a member it does not name is an error.</returns>
    public static string DescribeSchema(RecordSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return RecordSchema.ReadResource($"{schema.RecordType}.schema.json");
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
        PooledBuffer buffer = new(512 + (batch.Count * 256));
        EncodedBatch encoded = new(buffer, batch.Count + 1);
        using Utf8JsonWriter writer = new(buffer, Options);
        string observedAt = InstantPattern.ExtendedIso.Format(origin.ObservedAt);

        if (origin.Delivery is DeliveryKind.RangeReplaced)
        {
            writer.WriteStartObject();
            WriteOrigin(writer, origin);
            writer.WriteString("delivery"u8, "rangeReplaced"u8);
            writer.WriteString("observedAt"u8, observedAt);
            writer.WriteString("spanStart"u8, origin.Window.Start.ToString());
            writer.WriteString("spanEnd"u8, origin.Window.End.ToString());
            End(writer, buffer, encoded);
        }

        ReadOnlySpan<T> records = batch.Records;
        for (int i = 0; i < records.Length; i++)
        {
            RecordHead head = batch.GetHead(i);
            writer.WriteStartObject();
            WriteOrigin(writer, origin);
            writer.WriteString("recordId"u8, head.Id.ToString());
            writer.WriteString("revision"u8, head.Revision.ToString("x16"));
            writer.WriteString("delivery"u8, "upsert"u8);
            writer.WriteString("observedAt"u8, observedAt);
            T.WriteJson(records[i], writer);
            End(writer, buffer, encoded);
        }

        return encoded;
    }

    EncodedBatch IRecordBatchVisitor<EncodedBatch>.Visit(RetractionBatch batch)
    {
        PooledBuffer buffer = new(256);
        EncodedBatch encoded = new(buffer, batch.Count);
        using Utf8JsonWriter writer = new(buffer, Options);
        for (int i = 0; i < batch.Count; i++)
        {
            writer.WriteStartObject();
            WriteOrigin(writer, batch.Origin);
            writer.WriteString("recordId"u8, batch.GetHead(i).Id.ToString());
            writer.WriteString("delivery"u8, "retract"u8);
            writer.WriteString("observedAt"u8, InstantPattern.ExtendedIso.Format(batch.Origin.ObservedAt));
            End(writer, buffer, encoded);
        }

        return encoded;
    }

    private static void WriteOrigin(Utf8JsonWriter writer, RecordOrigin origin)
    {
        writer.WriteString("userKey"u8, origin.User.Value);
        writer.WriteString("provider"u8, origin.Provider.Value);
        writer.WriteString("stream"u8, origin.Stream.Value);
    }

    private static void End(Utf8JsonWriter writer, PooledBuffer buffer, EncodedBatch encoded)
    {
        writer.WriteEndObject();
        writer.Flush();
        encoded.EndEntry(buffer.Length);
        writer.Reset();
    }
}
