using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed class GoogleHealthStepsTopic() : RadarTopic<StepCount>(StreamId.Steps, "push_googlehealth_steps", "googlehealth_steps")
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
