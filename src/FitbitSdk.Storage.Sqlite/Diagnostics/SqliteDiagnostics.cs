using System.Diagnostics;

namespace FitbitSdk.Storage.Sqlite;

/// <summary>The names under which this package traces and measures; <c>docs/telemetry.md</c> lists what stands behind them.</summary>
public static class SqliteDiagnostics
{
    /// <summary>The name of the source of activities.</summary>
    public const string ActivitySourceName = "FitbitSdk.Storage.Sqlite";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FitbitSdk.Storage.Sqlite";

    internal static readonly ActivitySource Source = new(ActivitySourceName);

    internal static class Activities
    {
        public const string Call = "fitbitsdk.sqlite.call";
    }

    internal static class Metrics
    {
        public const string Duration = "fitbitsdk.sqlite.duration";
    }

    internal static class Tags
    {
        public const string Operation = "fitbitsdk.operation";
        public const string Outcome = "fitbitsdk.outcome";
    }
}
