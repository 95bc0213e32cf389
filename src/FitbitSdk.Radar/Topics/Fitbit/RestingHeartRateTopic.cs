using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed class RestingHeartRateTopic() : RadarTopic<RestingHeartRate>(StreamId.RestingHeartRate, "connect_fitbit_resting_heart_rate", "fitbit_resting_heart_rate")
{
    protected override RadarOmission? Write(in RestingHeartRate record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        writer.WriteString(RadarTime.Text(record.Date));
        writer.WriteDouble(timeReceived);
        writer.WriteInt(record.BeatsPerMinute);
        return null;
    }
}
