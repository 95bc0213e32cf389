using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed class CaloriesTopic() : RadarTopic<CalorieBurn>(StreamId.Calories, "connect_fitbit_intraday_calories", "fitbit_intraday_calories")
{
    protected override RadarOmission? Write(in CalorieBurn record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        if (record.Time.Instant is not { } time)
        {
            return RadarOmission.UnknownInstant;
        }

        if (record.Level is not { } level)
        {
            // A whole number that cannot be null: 0 would say that the person sat.
            return RadarOmission.NoValue;
        }

        writer.WriteDouble(RadarTime.Seconds(time));
        writer.WriteDouble(timeReceived);
        writer.WriteInt(record.IntervalSeconds);
        writer.WriteDouble(record.Kilocalories);
        writer.WriteInt(level);
        writer.WriteDoubleOrNaN(record.Mets);
        return null;
    }
}
