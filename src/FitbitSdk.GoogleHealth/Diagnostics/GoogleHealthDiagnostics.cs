using System.Diagnostics;

namespace FitbitSdk.GoogleHealth;

/// <summary>The names under which this package traces and measures; <c>docs/telemetry.md</c> lists what stands behind them.</summary>
public static class GoogleHealthDiagnostics
{
    /// <summary>The name of the source of activities.</summary>
    public const string ActivitySourceName = "FitbitSdk.GoogleHealth";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FitbitSdk.GoogleHealth";

    internal static readonly ActivitySource Source = new(ActivitySourceName);
}
