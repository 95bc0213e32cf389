using System.Globalization;
using System.Text.Json;
using FitbitSdk.Records;
using NodaTime.Text;

namespace FitbitSdk.RabbitMQ;

/// <summary>The elements of <c>log</c> that a date comes to: one of each type whose value is known.</summary>
internal static class LogShape
{
    /// <summary>Gets the types in the order of the list: all dates of one, then all of the next.</summary>
    public static IReadOnlyList<(string Type, Func<DailyActivity, double?> ValueOf)> Types { get; } =
    [
        ("steps", static day => day.Steps),
        ("calories", static day => day.Kilocalories),
        ("active_minutes", static day => day.FairlyActiveMinutes + day.VeryActiveMinutes),
        ("lightly_active_minutes", static day => day.LightlyActiveMinutes),
        ("sedentary_minutes", static day => day.SedentaryMinutes),
    ];

    public static void Write(OcariotWriter writer, (DailyActivity Day, string Type, double Value) log)
    {
        Utf8JsonWriter json = writer.Json;
        writer.WriteChild();
        json.WriteString("date"u8, LocalDatePattern.Iso.Format(log.Day.Date));

        // A text, as the service itself sends it and consumers know it.
        json.WriteString("value"u8, log.Value.ToString(CultureInfo.InvariantCulture));
        json.WriteString("type"u8, log.Type);
    }
}
