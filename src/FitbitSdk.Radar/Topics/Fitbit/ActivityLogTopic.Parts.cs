using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <content>The records inside an activity.</content>
internal sealed partial class ActivityLogTopic
{
    private const long SecondsPerMinute = 60;

    private static void WriteSource(ActivitySource? source, ref AvroWriter<PooledBuffer> writer)
    {
        writer.WriteUnion(source is null ? 0 : 1);
        if (source is not null)
        {
            writer.WriteString(source.Id);
            writer.WriteNullable(source.Name);
            writer.WriteNullable(source.Type);
            writer.WriteNullable(source.Url);
        }
    }

    private static void WriteManualEntry(ActivityLog record, ref AvroWriter<PooledBuffer> writer)
    {
        bool isKnown = record is not { IsDistanceManual: null, IsCaloriesManual: null, IsStepsManual: null };
        writer.WriteUnion(isKnown ? 1 : 0);
        if (isKnown)
        {
            writer.WriteNullable(record.IsDistanceManual);
            writer.WriteNullable(record.IsCaloriesManual);
            writer.WriteNullable(record.IsStepsManual);
        }
    }

    private static void WriteLevels(IReadOnlyList<ActivityLevel> levels, ref AvroWriter<PooledBuffer> writer)
    {
        writer.WriteUnion(levels.Count == 0 ? 0 : 1);
        if (levels.Count > 0)
        {
            writer.WriteNullable(SecondsOf(levels, "sedentary"));
            writer.WriteNullable(SecondsOf(levels, "lightly"));
            writer.WriteNullable(SecondsOf(levels, "fairly"));
            writer.WriteNullable(SecondsOf(levels, "very"));
        }
    }

    private static void WriteHeartRate(ActivityLog record, ref AvroWriter<PooledBuffer> writer)
    {
        bool isKnown = record.AverageHeartRate is not null || record.HeartRateZones.Count > 0;
        writer.WriteUnion(isKnown ? 1 : 0);
        if (!isKnown)
        {
            return;
        }

        ActivityZone? below = Zone(record, "Out of Range"), fatBurn = Zone(record, "Fat Burn"), cardio = Zone(record, "Cardio"), peak = Zone(record, "Peak");
        writer.WriteNullable(record.AverageHeartRate);

        // The lowest and highest of the activity, which the service does not tell: the ends of its zones are not measured.
        writer.WriteNullable((long?)null);
        writer.WriteNullable((long?)null);
        writer.WriteNullable(fatBurn?.Minimum);
        writer.WriteNullable(cardio?.Minimum);
        writer.WriteNullable(peak?.Minimum);
        writer.WriteNullable(Seconds(below?.Minutes));
        writer.WriteNullable(Seconds(fatBurn?.Minutes));
        writer.WriteNullable(Seconds(cardio?.Minutes));
        writer.WriteNullable(Seconds(peak?.Minutes));
    }

    private static long? SecondsOf(IReadOnlyList<ActivityLevel> levels, string name)
    {
        foreach (ActivityLevel level in levels)
        {
            if (level.Name == name)
            {
                return Seconds(level.Minutes);
            }
        }

        return null;
    }

    // A number that has no room in the field is no value, not one of its own.
    private static long? Seconds(int? minutes) => minutes * SecondsPerMinute is >= int.MinValue and <= int.MaxValue and var seconds ? seconds : null;

    private static ActivityZone? Zone(ActivityLog record, string name)
    {
        foreach (ActivityZone zone in record.HeartRateZones)
        {
            if (zone.Name == name)
            {
                return zone;
            }
        }

        return null;
    }
}
