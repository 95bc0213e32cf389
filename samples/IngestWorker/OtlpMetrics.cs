using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace IngestWorker;

/// <summary>Sends the metrics of all packages to an OTLP collector; its own environment variables (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, …) say where and how.</summary>
internal static class OtlpMetrics
{
    /// <summary>Starts to send.</summary>
    /// <returns>What sends the rest when it is disposed; <see langword="null"/> where no collector is named.</returns>
    public static MeterProvider? Start() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"))
        ? null
        : Sdk.CreateMeterProviderBuilder().AddMeter("FitbitSdk.*").AddOtlpExporter().Build();
}
