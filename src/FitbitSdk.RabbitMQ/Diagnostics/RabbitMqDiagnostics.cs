using System.Diagnostics;

namespace FitbitSdk.RabbitMQ;

/// <summary>The names under which this package traces and measures; <c>docs/telemetry.md</c> lists what stands behind them.</summary>
public static class RabbitMqDiagnostics
{
    /// <summary>The name of the source of activities.</summary>
    public const string ActivitySourceName = "FitbitSdk.RabbitMQ";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "FitbitSdk.RabbitMQ";

    internal static readonly ActivitySource Source = new(ActivitySourceName);

    internal static class Activities
    {
        public const string Write = "fitbitsdk.rabbitmq.write";
    }

    internal static class Metrics
    {
        public const string Records = "fitbitsdk.rabbitmq.records";
        public const string Duration = "fitbitsdk.rabbitmq.write.duration";
        public const string OcariotOmitted = "fitbitsdk.rabbitmq.ocariot.omitted";
        public const string Events = "fitbitsdk.rabbitmq.events";
        public const string Deletions = "fitbitsdk.rabbitmq.deletions";
        public const string Messages = "fitbitsdk.rabbitmq.messages";
        public const string Connections = "fitbitsdk.rabbitmq.connections";
    }

    internal static class Tags
    {
        public const string Provider = "fitbitsdk.provider";
        public const string Stream = "fitbitsdk.stream";
        public const string Outcome = "fitbitsdk.outcome";
        public const string Omission = "fitbitsdk.rabbitmq.ocariot.omission";
        public const string Records = "fitbitsdk.records";
    }
}
