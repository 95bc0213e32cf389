using System.Diagnostics;

namespace FitbitSdk.Http;

/// <summary>The names under which this package traces and measures; <c>docs/telemetry.md</c> lists what stands behind them.</summary>
public static class HttpDiagnostics
{
    /// <summary>The name of the source of activities.</summary>
    public const string ActivitySourceName = "FitbitSdk.Http";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FitbitSdk.Http";

    internal static readonly ActivitySource Source = new(ActivitySourceName);

    internal static class Activities
    {
        public const string Request = "fitbitsdk.request";
        public const string TokenRefresh = "fitbitsdk.token.refresh";
    }

    internal static class Metrics
    {
        public const string Requests = "fitbitsdk.http.requests";
        public const string Duration = "fitbitsdk.http.duration";
        public const string GateWait = "fitbitsdk.http.gate.wait";
        public const string Retries = "fitbitsdk.http.retries";
        public const string AnswerSize = "fitbitsdk.http.answer.size";
        public const string TokenRefreshes = "fitbitsdk.http.token.refreshes";
        public const string BreakerChanges = "fitbitsdk.http.breaker.changes";
    }

    internal static class Tags
    {
        public const string Provider = "fitbitsdk.provider";
        public const string Operation = "fitbitsdk.operation";
        public const string Outcome = "fitbitsdk.outcome";
        public const string Status = "http.response.status_code";
        public const string Requests = "fitbitsdk.requests";
        public const string BreakerState = "fitbitsdk.breaker.state";
    }
}
