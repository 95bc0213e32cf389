using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Http;

/// <summary>The builder of a client that speaks HTTP: where its connections can be configured as well.</summary>
public interface IHttpHealthClientBuilder : IHealthClientBuilder
{
    /// <summary>Gets the client that carries requests for data. Handlers added here stand inside the pipeline: they see each attempt, with its token.</summary>
    IHttpClientBuilder HttpClient { get; }
}
