using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Http;

internal sealed class HttpHealthClientBuilder(IServiceCollection services, ClientKey key, IHttpClientBuilder http) : IHttpHealthClientBuilder
{
    public IServiceCollection Services { get; } = services;

    public ProviderId Provider => Key.Provider;

    public string? Name => Key.Name;

    public ClientKey Key { get; } = key;

    public IHttpClientBuilder HttpClient { get; } = http;
}
