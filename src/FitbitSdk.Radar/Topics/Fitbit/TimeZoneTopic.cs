using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed class TimeZoneTopic() : RadarTopic<TimeZoneSnapshot>(StreamId.TimeZone, "connect_fitbit_time_zone", "fitbit_time_zone")
{
    protected override RadarOmission? Write(in TimeZoneSnapshot record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        writer.WriteDouble(timeReceived);
        writer.WriteNullable(record.OffsetSeconds);
        return null;
    }
}
