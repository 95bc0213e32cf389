using System.Buffers;
using System.Text;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>Asks the mappers as the data source would.</summary>
internal static class Answers
{
    /// <summary>The day of the samples in <c>Fixtures</c>.</summary>
    public static LocalDate Day { get; } = new(2026, 3, 14);

    public static DateTimeZone Lisbon { get; } = DateTimeZoneProviders.Tzdb["Europe/Lisbon"];

    public static MappingContext Context(
        StreamId stream,
        FetchWindow? window = null,
        ZoneHistory? zones = null,
        Instant? consentStart = null,
        Instant? consentEnd = null,
        Instant? now = null)
    {
        SyncUser user = new(new("anna"), consentStart ?? Instant.FromUtc(2000, 1, 1, 0, 0), consentEnd);
        DataStream row = new()
        {
            Id = stream,
            Scope = "any",
            DayKind = DayKind.Utc,
            MaximumRange = Duration.FromDays(1),
            Policy = new() { HeadInterval = Duration.FromMinutes(15) },
            Source = new("https://dev.fitbit.com/"),
        };
        FetchWindow asked = window ?? DayOf(Day);
        Instant observedAt = now ?? Instant.FromUtc(2026, 6, 1, 0, 0);
        RecordOrigin origin = new() { User = user.Key, Provider = ProviderId.Fitbit, Stream = stream, Window = asked, ObservedAt = observedAt };
        return new(new(user, row, asked, zones ?? ZoneHistory.Empty), origin, observedAt);
    }

    public static FetchWindow DayOf(LocalDate date) => FetchWindow.Between(StreamTime.FromDate(date), StreamTime.FromDate(date.PlusDays(1)));

    public static FetchWindow Between(Instant start, Instant end) => FetchWindow.Between(StreamTime.FromInstant(start), StreamTime.FromInstant(end));

    /// <summary>All of time that a log may lie in.</summary>
    public static FetchWindow Always { get; } = Between(Instant.FromUtc(1950, 1, 1, 0, 0), Instant.FromUtc(2100, 1, 1, 0, 0));

    public static ZoneHistory In(DateTimeZone zone) => ZoneHistory.Of([(Instant.FromUtc(2000, 1, 1, 0, 0), zone)]);

    public static ReadOnlySequence<byte> Body(string json) => new(Encoding.UTF8.GetBytes(json));

    public static MappedAnswer Heart(string json, MappingContext? context = null) => HeartRateMapper.Map(Body(json), context ?? Context(StreamId.HeartRate));

    public static MappedAnswer Steps(string json, MappingContext? context = null) => StepsMapper.Map(Body(json), context ?? Context(StreamId.Steps));

    public static MappedAnswer Calories(string json, MappingContext? context = null) => CaloriesMapper.Map(Body(json), context ?? Context(StreamId.Calories));

    public static MappedAnswer Activities(string json, MappingContext? context = null) =>
        ActivityLogMapper.Map(Body(json), context ?? Context(StreamId.ActivityLog, Always));

    public static MappedAnswer TimeZone(string json, MappingContext? context = null) => TimeZoneMapper.Map(Body(json), context ?? Context(StreamId.TimeZone, Always));

    public static MappedAnswer Sleep(string json, MappingContext? context = null) => SleepMapper.Map(Body(json), context ?? Context(StreamId.Sleep, Always));

    public static T[] Records<T>(this MappedAnswer answer)
        where T : IHealthRecord<T> => answer.Batch is RecordBatch<T> batch ? batch.Records.ToArray() : [];

    /// <summary>A heart rate answer for <see cref="Day"/> in the service's own layout.</summary>
    public static string HeartJson(string rows, string date = "2026-03-14") =>
        $$$"""{"activities-heart":[{"dateTime":"{{{date}}}","value":{"restingHeartRate":58}}],"activities-heart-intraday":{"dataset":[{{{rows}}}],"datasetInterval":1,"datasetType":"second"}}""";

    /// <summary>A steps answer for <see cref="Day"/> in the service's own layout.</summary>
    public static string StepsJson(string rows) =>
        $$$"""{"activities-steps":[{"dateTime":"2026-03-14","value":"15570"}],"activities-steps-intraday":{"dataset":[{{{rows}}}],"datasetInterval":1,"datasetType":"minute"}}""";

    /// <summary>A calories answer for <see cref="Day"/> in the service's own layout.</summary>
    public static string CaloriesJson(string rows) =>
        $$$"""{"activities-calories":[{"dateTime":"2026-03-14","value":"2601"}],"activities-calories-intraday":{"dataset":[{{{rows}}}],"datasetInterval":1,"datasetType":"minute"}}""";

    /// <summary>The same answer in a form that the scanner never takes: a space before the first row.</summary>
    public static string WithoutScanner(string json) => json.Replace("\"dataset\":[", "\"dataset\":[ ", StringComparison.Ordinal);
}
