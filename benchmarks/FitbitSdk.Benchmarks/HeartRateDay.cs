using System.Globalization;
using System.Text;
using System.Text.Json;
using FitbitSdk.Records;
using FitbitSdk.WebApi;
using NodaTime;

namespace FitbitSdk.Benchmarks;

/// <summary>One day of heart rate by the second, as a tracker gives it: a sample every 5 seconds or so.</summary>
internal static class HeartRateDay
{
    public const int Samples = 17_280;

    private static readonly LocalDate Date = new(2026, 3, 14);

    /// <summary>Writes the day in the service's own layout; the same bytes in every run.</summary>
    public static byte[] Canonical()
    {
        Random random = new(20260314);
        StringBuilder json = new("""{"activities-heart":[{"dateTime":"2026-03-14","value":{"customHeartRateZones":[],"heartRateZones":[{"caloriesOut":1520.4,"max":112,"min":30,"minutes":1391,"name":"Out of Range"},{"caloriesOut":210.1,"max":136,"min":112,"minutes":31,"name":"Fat Burn"}],"restingHeartRate":58}}],"activities-heart-intraday":{"dataset":[""");
        double rate = 61;
        int second = -1;
        for (int i = 0; i < Samples; i++)
        {
            // Irregular, on average 5 seconds apart, never the same second twice, and never so late that the others find no room.
            int spare = 86_400 - 1 - second - (Samples - i);
            second += 1 + random.Next(Math.Min(9, spare + 1));
            rate = Math.Clamp(rate + ((random.NextDouble() - 0.5) * 4) + ((72 - rate) * 0.002), 44, 178);
            json.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""{"time":"{{second / 3600:00}}:{{second / 60 % 60:00}}:{{second % 60:00}}","value":{{(int)rate}}}""");
        }

        return Encoding.UTF8.GetBytes(json.Append("""],"datasetInterval":1,"datasetType":"second"}}""").ToString());
    }

    /// <summary>Gives the same data with line breaks and indentation.</summary>
    public static byte[] PrettyPrinted()
    {
        using JsonDocument document = JsonDocument.Parse(Canonical());
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new() { Indented = true }))
        {
            document.WriteTo(writer);
        }

        return stream.ToArray();
    }

    /// <summary>Gives what the mapper is told: the whole day, long ago, with an open consent.</summary>
    public static MappingContext Context()
    {
        SyncUser user = new(new("anna"), Instant.FromUtc(2020, 1, 1, 0, 0));
        FetchWindow window = FetchWindow.Between(StreamTime.FromDate(Date), StreamTime.FromDate(Date.PlusDays(1)));
        DataStream stream = new()
        {
            Id = StreamId.HeartRate,
            Scope = "heartrate",
            DayKind = DayKind.Utc,
            MaximumRange = Duration.FromDays(1),
            Policy = new() { HeadInterval = Duration.FromMinutes(15) },
            Source = new("https://dev.fitbit.com/build/reference/web-api/intraday/"),
        };
        Instant now = Instant.FromUtc(2026, 3, 20, 0, 0);
        RecordOrigin origin = new() { User = user.Key, Provider = ProviderId.Fitbit, Stream = StreamId.HeartRate, Window = window, ObservedAt = now };
        return new(new(user, stream, window, ZoneHistory.Empty), origin, now);
    }
}
