using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>Sleeps with stages, an entry a stage. Short awakenings lie over the stages and would count twice: the schema has no place for them.</summary>
internal sealed class SleepStagesTopic() : RadarTopic<SleepLog>(StreamId.Sleep, "connect_fitbit_sleep_stages", "fitbit_sleep_stage")
{
    protected override int CountOf(in SleepLog record) => SleepLevels.CountOf(record, SleepKind.Stages);

    protected override RadarOmission? Write(in SleepLog record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        if (SleepLevels.Check(record, part) is { } omission)
        {
            return omission;
        }

        SleepStage stage = record.Levels[part];
        writer.WriteString(RadarTime.Text(stage.Start.Local.GetValueOrDefault()));
        writer.WriteDouble(timeReceived);
        writer.WriteInt(stage.Seconds);
        writer.WriteInt(SleepLevels.Stage(stage.Level));
        writer.WriteNullable(record.Efficiency);
        return null;
    }
}
