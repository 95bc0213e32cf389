using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>Sleeps without stages, an entry a level.</summary>
internal sealed class SleepClassicTopic() : RadarTopic<SleepLog>(StreamId.Sleep, "connect_fitbit_sleep_classic", "fitbit_sleep_classic")
{
    protected override int CountOf(in SleepLog record) => SleepLevels.CountOf(record, SleepKind.Classic);

    protected override RadarOmission? Write(in SleepLog record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        if (SleepLevels.Check(record, part) is { } omission)
        {
            return omission;
        }

        SleepStage level = record.Levels[part];
        writer.WriteString(RadarTime.Text(level.Start.Local.GetValueOrDefault()));
        writer.WriteDouble(timeReceived);
        writer.WriteInt(level.Seconds);
        writer.WriteInt(SleepLevels.Classic(level.Level));
        writer.WriteNullable(record.Efficiency);
        return null;
    }
}
