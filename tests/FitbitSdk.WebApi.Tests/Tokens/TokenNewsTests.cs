using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.WebApi.Tests;

/// <summary>What observers hear of tokens.</summary>
public sealed class TokenNewsTests
{
    private static readonly TokenKey Anna = TestHost.Key(TestHost.Anna);

    [Fact]
    public async Task Get_TokenAboutToExpire_TellsOnceThatItWasRefreshed()
    {
        List<SyncEvent> heard = [];
        await using TestHost host = new(more: services => services.AddSingleton<ISyncObserver>(new Listener(heard.Add)));
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);
        await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Equal([new SyncEvent(SyncEventKind.TokenRefreshed, Anna.Provider, host.Clock.Now) { User = Anna.User }], heard);
    }

    [Fact]
    public async Task Get_RefreshFails_TellsNothing()
    {
        List<SyncEvent> heard = [];
        await using TestHost host = new(more: services => services.AddSingleton<ISyncObserver>(new Listener(heard.Add)));
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        host.Service.AnswerTokens(static () => StubService.Status(401, """{"errors":[{"errorType":"invalid_client"}]}"""));

        await Assert.ThrowsAsync<HealthApiException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.Empty(heard);
    }

    [Fact]
    public async Task Get_ObserverThrows_GivesTheTokenAndLogsIt()
    {
        await using TestHost host = new(more: services => services.AddSingleton<ISyncObserver>(new Listener(static _ => throw new InvalidOperationException("text of the host"))));
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        AccessToken token = await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Equal("anna-access-2", token.Reveal());
        Assert.Single(host.Logs.Lines, static line => line.Contains("An observer failed at TokenRefreshed with InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, static line => line.Contains("text of the host", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_ObserverNeedsTheTokenManager_IsBuiltAndTold()
    {
        List<SyncEvent> heard = [];
        await using TestHost host = new(more: services => services.AddSingleton<ISyncObserver>(container =>
        {
            Assert.NotNull(container.GetRequiredService<TokenManager>());
            return new Listener(heard.Add);
        }));
        host.Put(TestHost.Anna, "anna-access-1", "anna-refresh-1", hours: -1);
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Single(heard);
    }
}
