using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>A topic made of one record type.</summary>
internal abstract class RadarTopic<T>(StreamId stream, string name, string schema) : RadarTopic(stream, name, schema)
    where T : IHealthRecord<T>
{
    public void Encode(RecordBatch<T> batch, TopicBatch entries, Omissions omissions)
    {
        double timeReceived = RadarTime.Seconds(batch.Origin.ObservedAt);
        AvroWriter<PooledBuffer> writer = new(entries.Buffer);
        ReadOnlySpan<T> records = batch.Records;
        for (int i = 0; i < records.Length; i++)
        {
            int parts = CountOf(records[i]);
            for (int part = 0; part < parts; part++)
            {
                if (Write(records[i], part, timeReceived, ref writer) is { } omission)
                {
                    omissions.Add(batch.Origin, omission, 1);
                }
                else
                {
                    entries.EndEntry(i, writer.Length);
                }
            }
        }

        writer.Flush();
    }

    /// <summary>Tells how many entries a record has in the topic; a sleep has one for each stretch at one level.</summary>
    protected virtual int CountOf(in T record) => 1;

    /// <summary>Writes an entry's value, field by field in the schema's order, or nothing at all and says why.</summary>
    protected abstract RadarOmission? Write(in T record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer);
}
