using FitbitSdk.Records;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi;

/// <summary>Local times that the service gives without an offset.</summary>
internal static class LocalTimes
{
    private static readonly LocalTimePattern MinuteOfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Reads a time of day, with or without seconds.</summary>
    public static bool TryParseTimeOfDay(string? text, out LocalTime time)
    {
        time = default;
        return text is not null && (LocalTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out time) || MinuteOfDay.Parse(text).TryGetValue(default, out time));
    }

    /// <summary>Gives a time of the same night or log the offset of its start: the service writes each with one offset throughout, also across a
    /// clock change.</summary>
    public static RecordTime Beside(this RecordTime start, LocalDateTime local) =>
        start.Offset is { } offset ? RecordTime.FromLocal(local, offset, start.Basis) : RecordTime.FromLocal(local);
}
