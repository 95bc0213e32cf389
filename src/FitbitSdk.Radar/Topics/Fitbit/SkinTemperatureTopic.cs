using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal sealed class SkinTemperatureTopic() : RadarTopic<SkinTemperatureNight>(StreamId.SkinTemperature, "connect_fitbit_skin_temperature", "fitbit_skin_temperature")
{
    private enum Sensor
    {
        Dedicated = 0,
        Other = 1,
        Unknown = 2,
    }

    protected override RadarOmission? Write(in SkinTemperatureNight record, int part, double timeReceived, ref AvroWriter<PooledBuffer> writer)
    {
        Sensor sensor = record.LogType switch
        {
            "dedicated_temp_sensor" => Sensor.Dedicated,
            "other_sensors" => Sensor.Other,
            _ => Sensor.Unknown,
        };
        writer.WriteDouble(RadarTime.Seconds(record.Date));
        writer.WriteDouble(timeReceived);
        writer.WriteFloat((float)record.RelativeCelsius);
        writer.WriteInt((int)sensor);
        return null;
    }
}
