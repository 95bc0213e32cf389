using FitbitSdk;
using FitbitSdk.Sync;

namespace Quickstart;

/// <summary>What the process says to the one who started it.</summary>
internal static class ExitCodes
{
    public const int NothingFailed = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int PartialOrRateLimited = 3;
    public const int NeedsAuthorization = 4;
    public const int Retired = 5;

    /// <summary>The worst of all streams; data that is not uploaded yet is no failure.</summary>
    public static int Of(IEnumerable<SyncReport> reports)
    {
        StreamReport[] streams = [.. reports.SelectMany(static report => report.Streams)];
        if (Array.Exists(streams, static stream => stream.Error is HealthApiErrorKind.Retired))
        {
            return Retired;
        }

        return streams.Max(static stream => stream.Outcome) switch
        {
            StreamOutcome.NeedsAuthorization => NeedsAuthorization,
            StreamOutcome.Failed => Failed,
            StreamOutcome.Partial or StreamOutcome.RateLimited => PartialOrRateLimited,
            _ => NothingFailed,
        };
    }
}
