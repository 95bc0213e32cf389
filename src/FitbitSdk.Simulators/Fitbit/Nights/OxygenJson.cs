using System.Text.Json;
using FitbitSdk.Simulators.People;
using FitbitSdk.Simulators.People.Nights;
using FitbitSdk.Simulators.People.Sleep;

namespace FitbitSdk.Simulators.Fitbit.Nights;

/// <summary>Oxygen saturation of a night.</summary>
internal static class OxygenJson
{
    public static bool WriteSummary(Utf8JsonWriter writer, Person person, SleepLog night)
    {
        IReadOnlyList<OxygenReading> readings = OxygenSaturation.Of(person, night);
        if (readings.Count == 0)
        {
            return false;
        }

        writer.WriteStartObject();
        writer.WriteString("dateTime", FitbitCall.Text(night.DateOfSleep));
        writer.WriteStartObject("value");
        writer.WriteNumber("avg", Math.Round(readings.Average(static reading => reading.Percent), 1));
        writer.WriteNumber("min", readings.Min(static reading => reading.Percent));
        writer.WriteNumber("max", readings.Max(static reading => reading.Percent));
        writer.WriteEndObject();
        writer.WriteEndObject();
        return true;
    }

    public static bool WriteIntraday(Utf8JsonWriter writer, Person person, SleepLog night)
    {
        IReadOnlyList<OxygenReading> readings = OxygenSaturation.Of(person, night);
        if (readings.Count == 0)
        {
            return false;
        }

        writer.WriteStartObject();
        writer.WriteString("dateTime", FitbitCall.Text(night.DateOfSleep));
        writer.WriteStartArray("minutes");
        foreach (OxygenReading reading in readings)
        {
            writer.WriteStartObject();
            WritePercent(writer, reading);
            writer.WriteString("minute", LocalText(reading.Time, night));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        return true;
    }

    /// <summary>Whole numbers come both ways, as <c>96</c> and as <c>96.0</c>.</summary>
    private static void WritePercent(Utf8JsonWriter writer, OxygenReading reading)
    {
        bool isShort = decimal.IsInteger(reading.Percent) && reading.Time % 2 == 0;
        writer.WriteNumber("value", isShort ? decimal.Truncate(reading.Percent) : reading.Percent);
    }

    /// <summary>Alone among the local times of nights, these have no fraction.</summary>
    private static string LocalText(long instant, SleepLog night) => CivilClock.LocalText(instant, night.Offset)[..^".000".Length];
}
