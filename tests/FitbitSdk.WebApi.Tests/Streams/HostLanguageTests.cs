using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.WebApi.Tests;

/// <summary>Units go by the language that is asked for, and answers do not name them.</summary>
public sealed class HostLanguageTests
{
    [Fact]
    public async Task Read_HostTellsAllItsClientsALanguage_AsksForNone()
    {
        List<string> told = [];
        await using TestHost host = new(build: builder => builder
            .ConfigureHttp(http => http
                .ConfigureHttpClient(static client => client.DefaultRequestHeaders.Add("Accept-Language", "en-US"))
                .AddHttpMessageHandler(() => new Hearing(told)))
            .Services.ConfigureHttpClientDefaults(static http => http.ConfigureHttpClient(
                static client => client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "en_GB"))));
        host.Service.Answer(static () => StubService.Json("""{"weight":[]}"""));

        await host.ReadAsync(host.Request(FitbitStreams.Weight, "2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z"));

        Assert.Single(host.Service.DataRequests);
        Assert.Empty(told);
    }

    private sealed class Hearing(List<string> told) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            told.AddRange(request.Headers.NonValidated.Where(static header => header.Key is "Accept-Language").SelectMany(static header => header.Value));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
