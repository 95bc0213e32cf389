using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.WebApi.Tests;

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

        await GetAsync(services, events, 500, 401, 200);

        Assert.Equal(
            [
                "call",
                "token, 99 left", "attempt", "handler",
                "pause",
                "token, 98 left", "attempt", "handler",
                "another token, 97 left", "attempt", "handler",
            ],
            events);
    }

    [Fact]
    public async Task Get_HostBringsItsOwnResilience_StandsOutsideOfTheGate()
    {
        List<string> events = [];
        await using ServiceProvider services = Build(events, builder => builder.WithResilience(http => http
            .AddHttpMessageHandler(() => new Recorder("outer", events))
            .AddHttpMessageHandler(() => new Repeater(events))));

        await GetAsync(services, events, 500, 0, 200);

        Assert.Equal(
            [
                "call", "outer",
                "try", "token, 99 left", "attempt", "handler",
                "try", "token, 98 left", "attempt", "handler",
                "try", "token, 97 left", "attempt", "handler",
            ],
            events);
    }

    /// <summary>Makes one call that is answered so, after one that told the gate of a hundred requests.</summary>
    private static async Task GetAsync(IServiceProvider services, List<string> events, params int[] statuses)
    {
        StubService service = services.GetRequiredService<StubService>();
        FitbitClient client = services.GetRequiredService<FitbitClient>();
        service.Answer(
        [
            static () => StubService.WithQuota(StubService.Json("[]"), 100, 1800),
            .. statuses.Select(static Func<HttpResponseMessage> (status) => () => status == 0 ? throw new HttpRequestException() : StubService.Status(status, "[]")),
        ]);
        await client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        events.Clear();
        await client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
    }

    private static ServiceProvider Build(List<string> events, Action<IHttpHealthClientBuilder> build)
    {
        ServiceCollection services = new();
        services.AddSingleton(events).AddSingleton<StubService>();
        services.AddSingleton<TimeProvider>(new RecordingClock(new(), static due => due == Total ? "call" : due == Attempt ? "attempt" : null, events.Add));
        IHttpHealthClientBuilder builder = services
            .AddFitbitClient(static options => (options.ClientId, options.TotalTimeout, options.AttemptTimeout) = ("ABC123", Total, Attempt))
            .AddAccessTokenProvider<RecordedTokens>()
            .ConfigureHttp(http => http
                .AddHttpMessageHandler(() => new Recorder("handler", events))
                .ConfigurePrimaryHttpMessageHandler(static container => container.GetRequiredService<StubService>()));
        build(builder);
        return services.BuildServiceProvider();
    }

    /// <summary>Tells what is left of the quota when a token is asked for: one less than before, where the gate was passed first.</summary>
    private sealed class RecordedTokens(IServiceProvider services, List<string> events) : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken)
        {
            int? left = services.GetRequiredService<FitbitClient>().GetQuota(TestHost.Anna)?.Remaining;
            events.Add($"{(refused is null ? "token" : "another token")}, {left} left");
            return new(new AccessToken("own"));
        }
    }

    private sealed class Recorder(string name, List<string> events) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            events.Add(name);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Repeats what a usual resilience handler repeats: an <see cref="HttpRequestException"/> and a 5xx.</summary>
    private sealed class Repeater(List<string> events) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            while (true)
            {
                events.Add("try");
                try
                {
                    HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                    if ((int)response.StatusCode < 500)
                    {
                        return response;
                    }
                }
                catch (HttpRequestException)
                {
                    // The next one may be answered.
                }
            }
        }
    }
}
