using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed class OxygenSaturationTopic() : RadarTopic<OxygenSaturation>(StreamId.OxygenSaturation, "connect_fitbit_intraday_spo2", "fitbit_intraday_spo2")
{
    protected override RadarOmission? Write(in OxygenSaturation record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        if (record.Time.Instant is not { } time)
        {
            return RadarOmission.UnknownInstant;
        }

        writer.WriteDouble(RadarTime.Seconds(time));
        writer.WriteDouble(timeReceived);
        writer.WriteFloat((float)record.Percent);
        return null;
    }
}
