using System.Globalization;
using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed partial class ActivityLogTopic() : RadarTopic<ActivityLog>(StreamId.ActivityLog, "connect_fitbit_activity_log", "fitbit_activity_log_record")
{
    // The international calorie, as the connector converted: whoever divides by it again has the service's own number.
    private const double KilojoulesPerKilocalorie = 4.1868;
    private const double MetresPerKilometre = 1000;
    private const double KilometresPerHour = 3.6;

    protected override RadarOmission? Write(in ActivityLog record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        if (record.Start.Instant is not { } start)
        {
            return RadarOmission.UnknownInstant;
        }

        if (record.Start.Offset is not { } offset)
        {
            return RadarOmission.UnknownLocalTime;
        }

        if (!long.TryParse(record.LogId, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
        {
            return RadarOmission.UnfitLogId;
        }

        writer.WriteDouble(RadarTime.Seconds(start));
        writer.WriteDouble(timeReceived);
        writer.WriteInt(offset.Seconds);
        writer.WriteDoubleOrNaN(record.LastModified?.Instant is { } changed ? RadarTime.Seconds(changed) : null);
        writer.WriteFloatOrNaN(RadarTime.Seconds(record.DurationMilliseconds));
        writer.WriteFloatOrNaN(RadarTime.Seconds(record.ActiveDurationMilliseconds ?? record.DurationMilliseconds));
        writer.WriteLong(id);
        writer.WriteNullable(record.ActivityName);
        writer.WriteNullable(record.LogType);
        writer.WriteNullable(record.ActivityTypeId);
        WriteSource(record.Source, ref writer);
        WriteManualEntry(record, ref writer);
        writer.WriteNullableFloat(record.Kilocalories * KilojoulesPerKilocalorie);
        WriteLevels(record.Levels, ref writer);
        WriteHeartRate(record, ref writer);
        writer.WriteNullable(record.Steps);
        writer.WriteNullableFloat(record.DistanceMetres / MetresPerKilometre);
        writer.WriteNullable(record.SpeedMetresPerSecond * KilometresPerHour);
        return null;
    }
}
