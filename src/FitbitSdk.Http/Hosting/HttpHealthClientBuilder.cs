using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Http;

internal sealed class HttpHealthClientBuilder(IServiceCollection services, ProviderId provider, IHttpClientBuilder http, IHttpClientBuilder token) : IHttpHealthClientBuilder
{
    public IServiceCollection Services { get; } = services;

    public ProviderId Provider { get; } = provider;

    public IHttpClientBuilder HttpClient { get; } = http;

    public IHttpClientBuilder TokenClient { get; } = token;
}
