using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed class HeartRateVariabilityTopic()
    : RadarTopic<HeartRateVariability>(StreamId.HeartRateVariability, "connect_fitbit_intraday_heart_rate_variability", "fitbit_intraday_heart_rate_variability")
{
    protected override RadarOmission? Write(in HeartRateVariability record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        if (record.Time.Instant is not { } time)
        {
            return RadarOmission.UnknownInstant;
        }

        writer.WriteDouble(RadarTime.Seconds(time));
        writer.WriteDouble(timeReceived);
        writer.WriteFloat((float)record.RmssdMilliseconds);
        writer.WriteFloatOrNaN(record.Coverage);
        writer.WriteFloatOrNaN(record.HighFrequencyPower);
        writer.WriteFloatOrNaN(record.LowFrequencyPower);
        return null;
    }
}
