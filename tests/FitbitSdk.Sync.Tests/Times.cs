using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync.Tests;

/// <summary>Short names for the times in these tests: all of them UTC, in March 2026.</summary>
internal static class Times
{
    public static readonly UserKey Anna = new("anna");

    public static Instant At(int day, int hour = 0, int minute = 0, int second = 0) => Instant.FromUtc(2026, 3, day, hour, minute, second);

    public static StreamTime On(int day, int hour = 0, int minute = 0, int second = 0) => StreamTime.FromInstant(At(day, hour, minute, second));

    public static FetchWindow Window(StreamTime start, StreamTime end) => FetchWindow.Between(start, end);
}
