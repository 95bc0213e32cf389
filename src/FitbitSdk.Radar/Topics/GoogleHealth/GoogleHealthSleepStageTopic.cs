using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed class GoogleHealthSleepStageTopic() : RadarTopic<SleepLog>(StreamId.Sleep, "push_googlehealth_sleep_stage", "googlehealth_sleep_stage")
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

        // The schema says that efficiency is always null.
        writer.WriteNullable((long?)null);
        return null;
    }
}
