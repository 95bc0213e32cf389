using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>Steps: the connector's schema and its successor's have the same fields.</summary>
internal sealed class StepsTopic(string name, string schema) : RadarTopic<StepCount>(StreamId.Steps, name, schema)
{
    protected override RadarOmission? Write(in StepCount record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        if (record.Time.Instant is not { } time)
        {
            return RadarOmission.UnknownInstant;
        }

        writer.WriteDouble(RadarTime.Seconds(time));
        writer.WriteDouble(timeReceived);
        writer.WriteInt(record.IntervalSeconds);
        writer.WriteInt(record.Steps);
        return null;
    }
}
