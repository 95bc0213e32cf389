using System.Diagnostics;

namespace FitbitSdk.Kafka;

/// <summary>The names under which this package traces and measures; <c>docs/telemetry.md</c> lists what stands behind them.</summary>
public static class KafkaDiagnostics
{
    /// <summary>The name of the source of activities.</summary>
    public const string ActivitySourceName = "FitbitSdk.Kafka";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FitbitSdk.Kafka";

    internal static readonly ActivitySource Source = new(ActivitySourceName);

    internal static class Activities
    {
        public const string Write = "fitbitsdk.kafka.write";
    }

    internal static class Metrics
    {
        public const string Records = "fitbitsdk.kafka.records";
        public const string DeadLetters = "fitbitsdk.kafka.dead_letters";
        public const string Duration = "fitbitsdk.kafka.write.duration";
        public const string Shards = "fitbitsdk.kafka.shards";
        public const string StateRows = "fitbitsdk.kafka.state.rows";
        public const string Transactions = "fitbitsdk.kafka.transactions";
    }

    internal static class Tags
    {
        public const string Provider = "fitbitsdk.provider";
        public const string Stream = "fitbitsdk.stream";
        public const string Outcome = "fitbitsdk.outcome";
        public const string Records = "fitbitsdk.records";
    }
}
