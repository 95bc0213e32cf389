using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using NodaTime;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FitbitSdk.WebApi.Tests;

public sealed class ResilienceChoiceTests
{
    [Fact]
    public async Task WithoutResilience_ServiceAtFault_SendsOnceAndKeepsNoBreaker()
    {
        await using TestHost host = new(build: static builder => builder.WithoutResilience());
        host.Service.Data = static (_, _) => Task.FromResult(StubService.Status(500));

        for (int i = 0; i < 25; i++)
        {
            HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
            Assert.Equal((HealthApiErrorKind.Unavailable, 1), (error.Kind, error.Requests));
        }

        Assert.Equal(25, host.Service.Calls.Count);
    }

    [Fact]
    public async Task WithoutResilience_TokenRefused_IsRepeatedOnceAllTheSame()
    {
        await using TestHost host = new(build: static builder => builder.WithoutResilience());
        host.Service.Answer(static () => StubService.Status(401), static () => StubService.Json("[]"));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        Assert.Empty(await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
    }

    [Fact]
    public async Task WithResilience_HostsBreakerIsOpen_IsUnavailableUntilThen()
    {
        await using TestHost host = new(build: static builder => builder.WithResilience(static http =>
            http.AddHttpMessageHandler(static () => new Throwing(new BrokenCircuitException("open", TimeSpan.FromSeconds(40))))));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((HealthApiErrorKind.Unavailable, host.Clock.Now + Duration.FromSeconds(40), 0), (error.Kind, error.RetryAt, error.Requests));
    }

    [Fact]
    public async Task WithResilience_HostsTimeLimitRunsOut_IsUnavailable()
    {
        await using TestHost host = new(build: static builder => builder.WithResilience(static http =>
            http.AddHttpMessageHandler(static () => new Throwing(new TimeoutRejectedException("slow")))));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((HealthApiErrorKind.Unavailable, null), (error.Kind, error.RetryAt));
        Assert.Contains("no answer came in time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithResilience_GateIsShut_IsNotTheHandlersBusiness()
    {
        List<Exception> seen = [];
        await using TestHost host = new(
            static options => options.MaximumWait = TimeSpan.Zero, build: builder => builder.WithResilience(http => http.AddHttpMessageHandler(() => new Watching(seen))));
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), 5, 1800));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        await Assert.ThrowsAsync<RateLimitedException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.IsType<RateLimitedException>(Assert.Single(seen));
    }

    [Fact]
    public async Task WithoutResilience_AfterWithResilience_IsWhatCounts()
    {
        await using TestHost host = new(build: static builder => builder
            .WithResilience(static http => http.AddHttpMessageHandler(static () => new Throwing(new TimeoutRejectedException("slow"))))
            .WithoutResilience());
        host.Service.Answer(static () => StubService.Json("[]"));

        Assert.Empty(await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
    }

    [Fact]
    public async Task WithResilience_Twice_KeepsTheLastAndWhatIsNoChoice()
    {
        List<Exception> seen = [];
        List<Uri?> inside = [];
        List<Uri?> outside = [];
        await using TestHost host = new(
            build: builder => builder
                .WithResilience(static http => http.AddHttpMessageHandler(static () => new Throwing(new TimeoutRejectedException("slow"))))
                .ConfigureHttp(http => http.AddHttpMessageHandler(() => new Seeing(inside)))
                .WithResilience(http => http.AddHttpMessageHandler(() => new Watching(seen)))
                .Services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Seeing(outside))));
        host.Service.Data = static (_, _) => throw new HttpRequestException();

        await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal((1, 1, 1), (seen.Count, inside.Count, outside.Count));
    }

    [Fact]
    public async Task ConfigureHttp_TimeLimitOfTheHttpClient_IsNotUsed()
    {
        await using TestHost host = new(
            build: static builder => builder
                .ConfigureHttp(static http => http.ConfigureHttpClient(static client => client.Timeout = TimeSpan.FromSeconds(10)))
                .Services.ConfigureHttpClientDefaults(static http => http.ConfigureHttpClient(static client => client.Timeout = TimeSpan.FromSeconds(20))),
            more: static services => services.AddHttpClient("FitbitSdk.fitbit.token").ConfigureHttpClient(static client => client.Timeout = TimeSpan.FromSeconds(30)));

        using HttpClient data = host.Factory.CreateClient("FitbitSdk.fitbit");
        using HttpClient token = host.Factory.CreateClient("FitbitSdk.fitbit.token");

        Assert.Equal((Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), (data.Timeout, token.Timeout));
    }

    [Fact]
    public async Task ConfigureHttpClientDefaults_TimeLimitOfAHandlerRunsOut_IsUnavailable()
    {
        await using TestHost host = new(build: static builder => builder.Services.ConfigureHttpClientDefaults(static http =>
            http.AddHttpMessageHandler(static () => new Throwing(new TaskCanceledException("SECRET")))));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal(HealthApiErrorKind.Unavailable, error.Kind);
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfigureAll_HandlerAddedLast_NeverSeesARefreshToken()
    {
        List<Uri?> seen = [];
        await using TestHost host = new(more: services => services.ConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(handlers => handlers.AdditionalHandlers.Add(new Seeing(seen)))));
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        host.Service.Answer(static () => StubService.Json("[]"));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal([new("https://api.fitbit.com/1/user/-/devices.json")], seen);
        Assert.Single(host.Service.TokenPosts);
    }

    [Fact]
    public async Task ConfigureHttpClientDefaults_AnyHandler_NeverSeesARefreshToken()
    {
        List<Uri?> seen = [];
        await using TestHost host = new(build: builder =>
            builder.Services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Seeing(seen))));
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        host.Service.Answer(static () => StubService.Json("[]"));
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal([new("https://api.fitbit.com/1/user/-/devices.json")], seen);
        Assert.Single(host.Service.TokenPosts);
    }

    private sealed class Throwing(Exception error) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw error;
    }

    private sealed class Watching(List<Exception> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (Exception e)
            {
                seen.Add(e);
                throw;
            }
        }
    }

    private sealed class Seeing(List<Uri?> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request.RequestUri);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
