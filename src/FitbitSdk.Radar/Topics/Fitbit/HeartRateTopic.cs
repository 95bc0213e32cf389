using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed class HeartRateTopic() : RadarTopic<HeartRateSample>(StreamId.HeartRate, "connect_fitbit_intraday_heart_rate", "fitbit_intraday_heart_rate")
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
