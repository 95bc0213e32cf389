using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>Heart rate: the connector's schema and its successor's have the same fields.</summary>
internal sealed class HeartRateTopic(string name, string schema) : RadarTopic<HeartRateSample>(StreamId.HeartRate, name, schema)
{
    protected override RadarOmission? Write(in HeartRateSample record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        if (record.Time.Instant is not { } time)
        {
            return RadarOmission.UnknownInstant;
        }

        writer.WriteDouble(RadarTime.Seconds(time));
        writer.WriteDouble(timeReceived);
        writer.WriteInt(record.IntervalSeconds);
        writer.WriteInt(record.BeatsPerMinute);
        return null;
    }
}
