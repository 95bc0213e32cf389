using System.Globalization;
using System.Text.Json;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.Google;

/// <summary>Google's JSON forms: 64-bit numbers as text, durations in seconds, civil times without their zeros.</summary>
internal static class Wire
{
    public static void WriteInt64(this Utf8JsonWriter writer, string name, long value) => writer.WriteString(name, value.ToString(CultureInfo.InvariantCulture));

    public static void WriteSeconds(this Utf8JsonWriter writer, string name, long seconds) =>
        writer.WriteString(name, string.Create(CultureInfo.InvariantCulture, $"{seconds}s"));

    public static void WriteInstant(this Utf8JsonWriter writer, string name, long instant) => writer.WriteString(name, CivilClock.InstantText(instant));

    /// <summary>The same instant with a fraction of six digits, as the service writes some of them.</summary>
    public static void WriteFineInstant(this Utf8JsonWriter writer, string name, long instant) => writer.WriteString(name, CivilClock.InstantText(instant)[..^1] + ".000000Z");

    public static void WriteDate(this Utf8JsonWriter writer, string name, DateOnly date)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("year", date.Year);
        writer.WriteNumber("month", date.Month);
        writer.WriteNumber("day", date.Day);
        writer.WriteEndObject();
    }

    public static void WriteCivil(this Utf8JsonWriter writer, string name, long instant, int offset)
    {
        DateTime local = DateTime.UnixEpoch.AddSeconds(instant + offset);
        writer.WriteStartObject(name);
        writer.WriteDate("date", DateOnly.FromDateTime(local));
        writer.WriteStartObject("time");
        foreach ((string part, int value) in new[] { ("hours", local.Hour), ("minutes", local.Minute), ("seconds", local.Second) })
        {
            if (value != 0)
            {
                writer.WriteNumber(part, value);
            }
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>A span with the offset at each of its ends; they differ where the clocks were moved in between.</summary>
    public static void WriteSpan(this Utf8JsonWriter writer, Stretch span, CivilClock clock)
    {
        writer.WriteInstant("startTime", span.Start);
        writer.WriteSeconds("startUtcOffset", clock.OffsetAt(span.Start));
        writer.WriteInstant("endTime", span.End);
        writer.WriteSeconds("endUtcOffset", clock.OffsetAt(span.End));
    }

    public static void WriteInterval(this Utf8JsonWriter writer, Stretch span, CivilClock clock, bool hasCivil)
    {
        writer.WriteStartObject("interval");
        writer.WriteSpan(span, clock);
        if (hasCivil)
        {
            writer.WriteCivil("civilStartTime", span.Start, clock.OffsetAt(span.Start));
            writer.WriteCivil("civilEndTime", span.End, clock.OffsetAt(span.End));
        }

        writer.WriteEndObject();
    }
}
