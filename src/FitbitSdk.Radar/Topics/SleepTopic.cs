using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>Sleeps of one kind, an entry a level. Short awakenings lie over the levels and would count twice: the schemas have no place for them.</summary>
internal sealed class SleepTopic(SleepKind kind, string name, string schema) : RadarTopic<SleepLog>(StreamId.Sleep, name, schema)
{
    protected override int CountOf(in SleepLog record) => SleepLevels.CountOf(record, kind);

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
        writer.WriteInt(SleepLevels.SymbolOf(level.Level, kind));
        writer.WriteNullable(record.Efficiency);
        return null;
    }
}
