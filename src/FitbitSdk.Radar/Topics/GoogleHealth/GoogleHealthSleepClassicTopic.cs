using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>Sleeps without stages, an entry a level; unlike its predecessor with the instant and the offset.</summary>
internal sealed class GoogleHealthSleepClassicTopic() : RadarTopic<SleepLog>(StreamId.Sleep, "push_googlehealth_sleep_classic", "googlehealth_sleep_classic")
{
    protected override int CountOf(in SleepLog record) => SleepLevels.CountOf(record, SleepKind.Classic);

    protected override RadarOmission? Write(in SleepLog record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        if (SleepLevels.Check(record, part) is { } omission)
        {
            return omission;
        }

        SleepStage level = record.Levels[part];
        writer.WriteNullable(level.Start.Instant is { } time ? RadarTime.Seconds(time) : (double?)null);
        writer.WriteString(RadarTime.Text(level.Start.Local.GetValueOrDefault()));
        writer.WriteDouble(timeReceived);
        writer.WriteInt(level.Seconds);
        writer.WriteInt(SleepLevels.SymbolOf(level.Level, SleepKind.Classic));
        writer.WriteNullable(level.Start.Offset?.Seconds);
        return null;
    }
}
