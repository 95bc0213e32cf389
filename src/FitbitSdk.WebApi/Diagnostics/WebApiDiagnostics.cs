using System.Diagnostics;

namespace FitbitSdk.WebApi;

/// <summary>The names under which this package traces and measures; <c>docs/telemetry.md</c> lists what stands behind them.</summary>
public static class WebApiDiagnostics
{
    /// <summary>The name of the source of activities.</summary>
    public const string ActivitySourceName = "FitbitSdk.WebApi";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FitbitSdk.WebApi";

    internal static readonly ActivitySource Source = new(ActivitySourceName);
}
