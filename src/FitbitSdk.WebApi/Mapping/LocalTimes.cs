using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Local times that the service gives without an offset.</summary>
internal static class LocalTimes
{
    /// <summary>Gives a time of the same night or log the offset of its start: the service writes each with one offset throughout, also across a
    /// clock change.</summary>
    public static RecordTime Beside(this RecordTime start, LocalDateTime local) =>
        start.Offset is { } offset ? RecordTime.FromLocal(local, offset, start.Basis) : RecordTime.FromLocal(local);
}
