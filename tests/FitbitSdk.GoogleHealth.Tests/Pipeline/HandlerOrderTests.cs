using System.Net;
using FitbitSdk.Http;
using FitbitSdk.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.GoogleHealth.Tests;

/// <summary>The order of the handlers, as what happens shows it.</summary>
public sealed class HandlerOrderTests
{
    private static readonly TimeSpan Total = TimeSpan.FromMinutes(7);
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task Get_FailureThenRefusedToken_EachPassesTheGateWithACurrentToken()
    {
        List<string> events = [];
        await using ServiceProvider services = Build(events, static _ => { });

        await GetAsync(services, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Unauthorized, HttpStatusCode.OK);

        Assert.Equal(
            [
                "call",
                "token, 299 left", "attempt", "handler",
                "pause",
                "token, 298 left", "attempt", "handler",
                "another token, 297 left", "attempt", "handler",
            ],
            events);
    }

    [Fact]
    public async Task Get_HostBringsItsOwnResilience_StandsOutsideOfTheGate()
    {
        List<string> events = [];
        await using ServiceProvider services = Build(events, builder => builder.WithResilience(http => http.AddHttpMessageHandler(() => new Twice(events))));

        await GetAsync(services, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);

        Assert.Equal(["call", "try", "token, 299 left", "attempt", "handler", "try", "token, 298 left", "attempt", "handler"], events);
    }

    [Fact]
    public async Task Get_WithoutResilience_IsSentOnce()
    {
        List<string> events = [];
        await using ServiceProvider services = Build(events, static builder => builder.WithoutResilience());

        await Assert.ThrowsAsync<HealthApiException>(() => GetAsync(services, HttpStatusCode.ServiceUnavailable));

        Assert.Equal(["call", "token, 299 left", "attempt", "handler"], events);
    }

    private static Task GetAsync(IServiceProvider services, params HttpStatusCode[] statuses)
    {
        Queue<HttpStatusCode> answers = new(statuses);
        services.GetRequiredService<StubService>().Data = _ => StubService.Json("{}", answers.Dequeue());
        return services.GetRequiredService<GoogleHealthClient>().Devices.GetAsync(TestHost.AnyAccount, TestHost.Cancel);
    }

    private static ServiceProvider Build(List<string> events, Action<IHttpHealthClientBuilder> build)
    {
        ServiceCollection services = new();
        services.AddSingleton(events).AddSingleton<StubService>();
        services.AddSingleton<TimeProvider>(new RecordingClock(new ManualTimeProvider(), static due => due == Total ? "call" : due == Attempt ? "attempt" : null, events.Add));
        IHttpHealthClientBuilder builder = services
            .AddGoogleHealthClient(static options => (options.ClientId, options.TotalTimeout, options.AttemptTimeout) = ("1234", Total, Attempt))
            .AddAccessTokenProvider<RecordedTokens>()
            .ConfigureHttp(http => http
                .AddHttpMessageHandler(() => new Recorder(events))
                .ConfigurePrimaryHttpMessageHandler(static container => container.GetRequiredService<StubService>()));
        build(builder);
        return services.BuildServiceProvider();
    }

    /// <summary>Tells what is left of the quota when a token is asked for: one less than before, where the gate was passed first.</summary>
    private sealed class RecordedTokens(IServiceProvider services, List<string> events) : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken)
        {
            int? left = services.GetRequiredService<GoogleHealthClient>().GetQuota(TestHost.AnyAccount)?.Remaining;
            events.Add($"{(refused is null ? "token" : "another token")}, {left} left");
            return new(new AccessToken("own"));
        }
    }

    private sealed class Recorder(List<string> events) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            events.Add("handler");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Twice(List<string> events) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            events.Add("try");
            using HttpResponseMessage first = await base.SendAsync(request, cancellationToken);
            events.Add("try");
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
