using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Docs.Tests.Snippets;

// What the Markdown uses of packages that nothing here references: Microsoft.Extensions.Http.Resilience and OpenTelemetry.Extensions.Hosting. Their
// names and shapes are repeated by hand, so that the code around them is compiled; that the originals still look so is not tested.
internal static class StandIns
{
    public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<StandardResilienceOptions> configure)
    {
        configure(new());
        return builder;
    }

    public static OpenTelemetryBuilder AddOpenTelemetry(this IServiceCollection services) => new(services);
}

internal sealed class StandardResilienceOptions
{
    public TimeoutOptions TotalRequestTimeout { get; } = new();

    public TimeoutOptions AttemptTimeout { get; } = new();

    public BreakerOptions CircuitBreaker { get; } = new();

    internal sealed class TimeoutOptions
    {
        public TimeSpan Timeout { get; set; }
    }

    internal sealed class BreakerOptions
    {
        public TimeSpan SamplingDuration { get; set; }
    }
}

internal sealed class OpenTelemetryBuilder(IServiceCollection services)
{
    public IServiceCollection Services { get; } = services;

    public OpenTelemetryBuilder WithTracing(Action<TracerProviderBuilder> configure)
    {
        configure(new());
        return this;
    }

    public OpenTelemetryBuilder WithMetrics(Action<MeterProviderBuilder> configure)
    {
        configure(new());
        return this;
    }

    internal sealed class TracerProviderBuilder
    {
        private readonly List<string> _sources = [];

        public TracerProviderBuilder AddSource(params string[] names)
        {
            _sources.AddRange(names);
            return this;
        }
    }

    internal sealed class MeterProviderBuilder
    {
        private readonly List<string> _meters = [];

        public MeterProviderBuilder AddMeter(params string[] names)
        {
            _meters.AddRange(names);
            return this;
        }
    }
}
