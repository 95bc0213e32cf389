using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed class BreathingRateTopic() : RadarTopic<BreathingRateNight>(StreamId.BreathingRate, "connect_fitbit_breathing_rate", "fitbit_breathing_rate")
{
    protected override RadarOmission? Write(in BreathingRateNight record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        if (record is { LightSleep: null, DeepSleep: null, RemSleep: null, FullSleep: null })
        {
            return RadarOmission.NoValue;
        }

        writer.WriteDouble(RadarTime.Seconds(record.Date));
        writer.WriteDouble(timeReceived);
        writer.WriteFloatOrNaN(record.LightSleep);
        writer.WriteFloatOrNaN(record.DeepSleep);
        writer.WriteFloatOrNaN(record.RemSleep);
        writer.WriteFloatOrNaN(record.FullSleep);
        return null;
    }
}
