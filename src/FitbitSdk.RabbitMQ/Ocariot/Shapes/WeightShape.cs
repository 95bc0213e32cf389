using System.Text.Json;
using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>An element of <c>weight</c>.</summary>
internal static class WeightShape
{
    public static void Write(OcariotWriter writer, WeightLog log)
    {
        Utf8JsonWriter json = writer.Json;
        json.WriteString("type"u8, "weight"u8);
        writer.WriteTime("timestamp"u8, log.Time);
        writer.WriteNumber("value"u8, log.Kilograms);
        json.WriteString("unit"u8, "kg"u8);
        writer.WriteChild();
        writer.WriteNumber("body_fat"u8, log.BodyFatPercent);
    }
}
