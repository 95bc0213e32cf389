namespace FitbitSdk.Radar;

/// <summary>The names under which this package measures; <c>docs/telemetry.md</c> lists what stands behind them.</summary>
public static class RadarDiagnostics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FitbitSdk.Radar";

    internal static class Metrics
    {
        public const string Omitted = "fitbitsdk.radar.omitted";
    }

    internal static class Tags
    {
        public const string Provider = "fitbitsdk.provider";
        public const string Stream = "fitbitsdk.stream";
        public const string Omission = "fitbitsdk.radar.omission";
    }
}
