using FitbitSdk.Records;

namespace FitbitSdk.Http;

/// <summary>What is a provider's own in the registration of its client.</summary>
internal sealed class HealthClientParts<TOptions, TClient, TSource>
{
    public required ProviderId Provider { get; init; }

    public required Func<TOptions, HealthHttpSettings> ToSettings { get; init; }

    public required Func<TOptions, ApiTransport, TClient> CreateClient { get; init; }

    public required Func<IServiceProvider, ApiTransport, IAccessTokenProvider, TSource> CreateSource { get; init; }
}
