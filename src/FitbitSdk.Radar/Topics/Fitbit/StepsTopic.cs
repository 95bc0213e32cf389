using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed class StepsTopic() : RadarTopic<StepCount>(StreamId.Steps, "connect_fitbit_intraday_steps", "fitbit_intraday_steps")
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
