using System.Text.Json;

namespace FitbitSdk.Simulators.Truth;

/// <summary>The zone that the person's wall clock shows now: one row, whatever span is asked for.</summary>
internal static class TimeZoneTruth
{
    public static void Write(Utf8JsonWriter writer, TruthCall call)
    {
        writer.WriteStartObject();
        writer.WriteString("zoneId", call.User.Clock.ZoneIdAt(call.Now));
        writer.WriteNumber("offsetSeconds", call.User.Clock.OffsetAt(call.Now));
        writer.WriteEndObject();
    }
}
