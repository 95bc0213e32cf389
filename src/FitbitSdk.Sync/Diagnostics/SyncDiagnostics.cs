using System.Diagnostics;

namespace FitbitSdk.Sync;

/// <summary>The names under which this package traces and measures; <c>docs/telemetry.md</c> lists what stands behind them.</summary>
public static class SyncDiagnostics
{
    /// <summary>The name of the source of activities.</summary>
    public const string ActivitySourceName = "FitbitSdk.Sync";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FitbitSdk.Sync";

    internal static readonly ActivitySource Source = new(ActivitySourceName);

    internal static class Activities
    {
        public const string Run = "fitbitsdk.sync.run";
        public const string Window = "fitbitsdk.sync.window";
    }

    internal static class Metrics
    {
        public const string Runs = "fitbitsdk.sync.runs";
        public const string Windows = "fitbitsdk.sync.windows";
        public const string Delivered = "fitbitsdk.sync.records.delivered";
        public const string Unchanged = "fitbitsdk.sync.records.unchanged";
        public const string GapsOpened = "fitbitsdk.sync.gaps.opened";
        public const string GapsClosed = "fitbitsdk.sync.gaps.closed";
        public const string Pauses = "fitbitsdk.sync.pauses";
        public const string Lag = "fitbitsdk.sync.lag";
    }

    internal static class Tags
    {
        public const string Provider = "fitbitsdk.provider";
        public const string Stream = "fitbitsdk.stream";
        public const string Purpose = "fitbitsdk.window.purpose";
        public const string Outcome = "fitbitsdk.outcome";
        public const string Reason = "fitbitsdk.pause.reason";
        public const string Requests = "fitbitsdk.requests";
        public const string Records = "fitbitsdk.records";
        public const string Unchanged = "fitbitsdk.unchanged";
    }
}
