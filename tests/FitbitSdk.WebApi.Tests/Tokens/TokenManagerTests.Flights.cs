using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <content>A refresh that a host asks for, tokens that live for minutes, and what a refresh takes from its first caller: nothing.</content>
public sealed partial class TokenManagerTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Fact]
    public async Task Refresh_TokenStillValid_RefreshesAndGivesThePair()
    {
        await using TestHost host = new();
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        OAuthToken token = await host.Tokens.RefreshAsync(Anna, TestHost.Cancel);

        Assert.Equal(("anna-access-2", "anna-refresh-2"), (token.Access.Reveal(), token.Refresh!.Reveal()));
        Assert.Equal((host.Clock.Now, host.Clock.Now + Duration.FromHours(8)), (token.IssuedAt, token.ExpiresAt));
        Assert.Equal("anna-refresh-2", host.Store[Anna]!.Token.Refresh!.Reveal());
    }

    [Fact]
    public async Task Refresh_OneIsRunning_JoinsIt()
    {
        await using TestHost host = Expired();
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Service.Token = async (_, _) =>
        {
            await gate.Task;
            return StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2"));
        };

        Task<AccessToken> running = host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask();
        Task<OAuthToken> forced = host.Tokens.RefreshAsync(Anna, TestHost.Cancel).AsTask();
        gate.SetResult();

        Assert.Equal(await running, (await forced).Access);
        Assert.Single(host.Service.TokenPosts);
    }

    [Fact]
    public async Task Refresh_NothingStored_NeedsAuthorization()
    {
        await using TestHost host = new();

        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.RefreshAsync(TestHost.Key(TestHost.User("nobody")), TestHost.Cancel).AsTask());
    }

    [Theory]
    [InlineData(120, 59, 0)]
    [InlineData(120, 60, 1)]
    [InlineData(28800, 28499, 0)]
    [InlineData(28800, 28500, 1)]
    public async Task Get_TokenOfAKnownLifetime_IsRefreshedInItsSecondHalfAndWithinTheMargin(int lifetime, int age, int posts)
    {
        await using TestHost host = Expired();
        int count = 1;
        host.Service.Token = (_, _) => Task.FromResult(StubService.Json($$"""{"access_token":"a-{{++count}}","refresh_token":"r-{{count}}","expires_in":{{lifetime}}}"""));
        await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        host.Clock.Advance(TimeSpan.FromSeconds(age));
        await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Equal(1 + posts, host.Service.TokenPosts.Count);
    }

    [Fact]
    public async Task Get_FirstCallersAmbientState_IsNotTheRefreshes()
    {
        await using TestHost host = Expired();
        string? seen = "never asked";
        host.Service.Token = (_, _) =>
        {
            seen = Ambient.Value;
            return Task.FromResult(StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        };
        Ambient.Value = "of the first caller";

        await host.Tokens.GetAsync(Anna, null, TestHost.Cancel);

        Assert.Null(seen);
        Assert.Equal("of the first caller", Ambient.Value);
    }

    [Fact]
    public async Task Get_CallerSuppressesTheFlow_StillRefreshes()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        Task<AccessToken> call;
        using (ExecutionContext.SuppressFlow())
        {
            call = host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask();
        }

        Assert.Equal("anna-access-2", (await call).Reveal());
    }

    [Fact]
    public async Task Get_StoreHangsForEver_GivesUpAndTheNextCallTriesAgain()
    {
        await using TestHost host = Expired(lease: new HangingOnceLease());
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        Task<AccessToken> call = host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask();
        await host.Clock.ArmedAsync(TimeSpan.FromMinutes(3));
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => call);

        Assert.Equal(HealthApiErrorKind.Unavailable, error.Kind);
        Assert.Equal("anna-access-2", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
    }

    [Fact]
    public async Task Get_StoreBlocksItsThread_GivesUpAndTheNextCallTriesAgain()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        using ManualResetEventSlim release = new();
        TaskCompletionSource blocked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int reads = 0;
        host.Store.BeforeRead = () =>
        {
            // The second read is the first of the refresh.
            if (++reads == 2)
            {
                blocked.SetResult();
                release.Wait(TestHost.Cancel);
            }
        };

        Task<AccessToken> call = host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask();
        await blocked.Task;
        await host.Clock.ArmedAsync(TimeSpan.FromMinutes(3));
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => call.WaitAsync(TimeSpan.FromSeconds(20), TestHost.Cancel));

        Assert.Equal(HealthApiErrorKind.Unavailable, error.Kind);
        Assert.Equal("anna-access-2", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
        release.Set();
    }

    [Fact]
    public async Task Get_LeaseAboutToEnd_PostsNothingMore()
    {
        await using TestHost host = Expired(lease: new MemoryLease());
        int reads = 0;
        host.Store.BeforeRead = () =>
        {
            // The second read is the one under the lease; the store takes 41 s of its 60.
            if (++reads == 2)
            {
                host.Clock.Advance(TimeSpan.FromSeconds(41));
            }
        };

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.Equal(HealthApiErrorKind.Unavailable, error.Kind);
        Assert.Empty(host.Service.TokenPosts);
    }

    private sealed class HangingOnceLease : ITokenLease
    {
        private readonly MemoryLease _lease = new();
        private int _calls;

        public ValueTask<IAsyncDisposable?> TryAcquireAsync(TokenKey key, TimeSpan lease, CancellationToken cancellationToken) =>
            _calls++ == 0 ? new(new TaskCompletionSource<IAsyncDisposable?>().Task) : _lease.TryAcquireAsync(key, lease, cancellationToken);
    }
}
