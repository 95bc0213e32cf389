using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync.Tests.RadarDefects;

/// <summary>The rules by which RADAR-base's connector asked, stored and waited, restated in a few lines each from what is known of them.</summary>
internal static class Ancestor
{
    /// <summary>How long before now its intraday and nightly routes stop.</summary>
    public static readonly Duration LookBack = Duration.FromDays(1);

    /// <summary>How often it polls each route of a user.</summary>
    public static readonly Duration PollInterval = Duration.FromSeconds(150);

    private static readonly Duration EmptyHistory = Duration.FromDays(14);

    /// <summary>The offset of a user of whom nothing was read.</summary>
    public static Instant FirstOffset(Instant consentStart) => consentStart - Duration.FromNanoseconds(1);

    /// <summary>What one poll asks for, in windows of one day or of thirty, without a look at the end of the consent.</summary>
    public static IReadOnlyList<(Instant From, Instant To)> Windows(Instant start, Instant now, int days = 1)
    {
        Instant end = now - LookBack;
        if (Midnight(start) == Midnight(end))
        {
            return start < end ? [(start, end)] : [];
        }

        List<(Instant From, Instant To)> windows = [];
        for (Instant from = start; from < Midnight(end); from = windows[^1].To)
        {
            windows.Add((from, Midnight(from) + Duration.FromDays(days)));
        }

        if (Midnight(end) < end)
        {
            windows.Add((Midnight(end), end));
        }

        return windows;
    }

    /// <summary>The offset after an answer: the time of its last row, whatever lies before it. An empty one moves it once it is old, and only in memory.</summary>
    public static Instant OffsetAfter(Instant offset, Instant windowEnd, IReadOnlyList<Instant> rows, Instant now) =>
        rows.Count > 0 ? rows[^1] : windowEnd + EmptyHistory <= now ? windowEnd : offset;

    /// <summary>Where the next window of a route begins: a second or a minute behind the offset.</summary>
    public static Instant Next(Instant offset, Duration step) =>
        Instant.FromUnixTimeTicks((offset + step).ToUnixTimeTicks() / step.BclCompatibleTicks * step.BclCompatibleTicks);

    /// <summary>From when on a list is asked for, by the starts of its entries.</summary>
    public static Instant AfterDate(Instant offset) => offset + Duration.FromSeconds(1);

    /// <summary>Resting heart rate: one date, and a value's offset is the start of the range that was asked for, not of what comes next.</summary>
    public static (LocalDate Asked, Instant Offset) PollRestingHeartRate(Instant offset, Func<LocalDate, bool> hasValue)
    {
        Instant start = AfterDate(offset);
        LocalDate asked = start.InUtc().Date;
        return (asked, hasValue(asked) ? start : offset);
    }

    /// <summary>How long a route waits after a failure: a third 403 in a row pauses it; nothing else changes anything.</summary>
    public static Duration PauseAfter(HealthApiErrorKind kind, int inARow) =>
        kind is HealthApiErrorKind.Forbidden && inARow % 3 == 0 ? Duration.FromDays(1) : Duration.Zero;

    /// <summary>Whether a 429 on one route keeps another route of the user from asking: the quota is the user's, what is known of it is the route's.</summary>
    public static bool Stops(StreamId refused, StreamId route) => refused == route;

    /// <summary>Which users are polled at all: one without an end of the consent counts as incomplete, and nobody is told.</summary>
    public static bool Polls(SyncUser user) => user.ConsentEnd is not null;

    /// <summary>Whether a record that was read is sent: only one with a field <c>time</c> is held against the end of the consent.</summary>
    public static bool Sends(Instant? time, Instant? consentEnd) => !(time >= consentEnd);

    private static Instant Midnight(Instant time) => time.InUtc().Date.AtMidnight().InUtc().ToInstant();
}
