using System.Diagnostics.Metrics;
using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.WebApi.Tests;

public sealed class RequestTelemetryTests
{
    private const string Tags = "fitbitsdk.provider=fitbit fitbitsdk.operation=GetDevices";

    [Fact]
    public async Task Request_AfterARepeat_IsOneActivityAndOneRequestWithOneRetry()
    {
        await using TestHost host = new();
        using Traces traces = new();
        using Measurements measured = Measure(host);
        host.Service.Answer(static () => StubService.Status(503), static () => StubService.Json("[]"));

        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal($"fitbitsdk.request Unset {Tags} fitbitsdk.outcome=Completed http.response.status_code=200 fitbitsdk.requests=2", Assert.Single(traces.Lines));
        Assert.Equal($"1 {Tags} fitbitsdk.outcome=Completed", Assert.Single(measured.Of("fitbitsdk.http.requests")));
        Assert.Equal($"1 {Tags}", Assert.Single(measured.Of("fitbitsdk.http.retries")));
        Assert.Equal($"2 {Tags}", Assert.Single(measured.Of("fitbitsdk.http.answer.size")));
        Assert.Empty(measured.Of("fitbitsdk.http.gate.wait"));
    }

    [Fact]
    public async Task Request_AnsweredWithAnotherSuccess_NamesTheStatusOfTheAnswer()
    {
        await using TestHost host = new();
        using Traces traces = new();
        host.Service.Answer(static () => StubService.Json("[]", System.Net.HttpStatusCode.NonAuthoritativeInformation));

        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Contains("http.response.status_code=203 ", Assert.Single(traces.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "Forbidden")]
    [InlineData(410, "Retired")]
    public async Task Request_Refused_IsNamedByItsKind(int status, string outcome)
    {
        await using TestHost host = new();
        using Traces traces = new();
        using Measurements measured = Measure(host);
        host.Service.Answer(() => StubService.Status(status));

        await Assert.ThrowsAnyAsync<HealthApiException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));

        Assert.Equal($"fitbitsdk.request Error {Tags} fitbitsdk.outcome={outcome} http.response.status_code={status} fitbitsdk.requests=1", Assert.Single(traces.Lines));
        Assert.Equal($"1 {Tags} fitbitsdk.outcome={outcome}", Assert.Single(measured.Of("fitbitsdk.http.requests")));
    }

    [Fact]
    public async Task Request_HeldBack_MeasuresTheWaitAndCountsItIntoTheDuration()
    {
        await using TestHost host = new();
        using Measurements measured = Measure(host);
        host.Service.Answer(static () => StubService.WithQuota(StubService.Json("[]"), remaining: 5, reset: 100), static () => StubService.Json("[]"));
        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Task<IReadOnlyList<FitbitDevice>> held = host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);
        host.Clock.Advance(TimeSpan.FromSeconds(131));
        await held;

        Assert.Matches($"^13[01] {Tags}$", Assert.Single(measured.Of("fitbitsdk.http.gate.wait")));
        Assert.Matches($"^13[01] {Tags} fitbitsdk.outcome=Completed$", measured.Of("fitbitsdk.http.duration")[1]);
    }

    [Fact]
    public async Task TokenRefresh_AfterALostAnswer_IsAnActivityEachBelowTheRequest()
    {
        await using TestHost host = new();
        using Traces traces = new();
        using Measurements measured = Measure(host);
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: 0);
        host.Service.AnswerTokens(
            static () => StubService.Status(502),
            static () => StubService.Json("""{"access_token":"anna-access-2","refresh_token":"anna-refresh-2","expires_in":28800}"""));
        host.Service.Answer(static () => StubService.Json("[]"));

        await host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel);

        Assert.Equal(
        [
            "fitbitsdk.token.refresh Error fitbitsdk.provider=fitbit fitbitsdk.operation=RefreshToken fitbitsdk.outcome=Unavailable http.response.status_code=502",
            "fitbitsdk.token.refresh Unset fitbitsdk.provider=fitbit fitbitsdk.operation=RefreshToken fitbitsdk.outcome=Completed http.response.status_code=200",
            $"fitbitsdk.request Unset {Tags} fitbitsdk.outcome=Completed http.response.status_code=200 fitbitsdk.requests=1",
        ], traces.Lines);
        Assert.Equal(["1 fitbitsdk.provider=fitbit fitbitsdk.outcome=Unavailable", "1 fitbitsdk.provider=fitbit fitbitsdk.outcome=Completed"], measured.Of("fitbitsdk.http.token.refreshes"));
    }

    [Fact]
    public async Task Request_TokenStoreThrowsOrCallerGivesUp_NeitherIsTheServicesFault()
    {
        await using TestHost host = new(more: static services => services.AddSingleton<IAccessTokenProvider, BrokenTokens>());
        using Measurements measured = Measure(host);

        await Assert.ThrowsAsync<IOException>(() => host.Client.Devices.GetAsync(TestHost.Anna, TestHost.Cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Client.Devices.GetAsync(TestHost.Anna, new(canceled: true)));

        Assert.Equal([$"1 {Tags} fitbitsdk.outcome=HostFailed", $"1 {Tags} fitbitsdk.outcome=Cancelled"], measured.Of("fitbitsdk.http.requests"));
    }

    [Fact]
    public async Task BreakerChanged_IsCountedByItsNewState()
    {
        await using TestHost host = new();
        using Measurements measured = Measure(host);
        ClientObserver observer = host.Services.GetRequiredKeyedService<ClientObserver>("fitbit");

        observer.BreakerChanged(isOpen: true);
        observer.BreakerChanged(isOpen: false);

        Assert.Equal(["1 fitbitsdk.provider=fitbit fitbitsdk.breaker.state=Open", "1 fitbitsdk.provider=fitbit fitbitsdk.breaker.state=Closed"], measured.Of("fitbitsdk.http.breaker.changes"));
    }

    private static Measurements Measure(TestHost host) => new(host.Services.GetRequiredService<IMeterFactory>());

    private sealed class BrokenTokens : IAccessTokenProvider
    {
        public ValueTask<AccessToken> GetAsync(TokenKey key, AccessToken? refused, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new IOException("the disk is full");
        }
    }
}
