using FitbitSdk.Http;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <content>Several processes share the store, and one at a time refreshes.</content>
public sealed partial class TokenManagerTests
{
    [Fact]
    public async Task Get_RefreshTokenRefusedUnderTheLease_SaysSoAtOnceAndALaterPairEndsIt()
    {
        await using TestHost host = Expired(lease: new MemoryLease());
        host.Service.AnswerTokens(static () => StubService.Status(400, Answers.InvalidGrant));

        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());
        host.Put(TestHost.Anna, "anna-access-other", "anna-refresh-other");

        Assert.Equal("anna-access-other", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
    }

    [Fact]
    public async Task Get_AnotherProcessHoldsTheLease_TakesThePairItStores()
    {
        TestHost? host = null;
        MemoryLease lease = new(refusals: 3, refused =>
        {
            if (refused == 3)
            {
                host!.Put(TestHost.Anna, "anna-access-other", "anna-refresh-other");
            }
        });
        host = Expired(lease: lease);
        await using (host)
        {
            Assert.Equal("anna-access-other", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
            Assert.Empty(host.Service.TokenPosts);
            Assert.Equal(0, lease.Taken);
        }
    }

    [Fact]
    public async Task Get_LeaseTakenOverFromADeadHolder_RefreshesAndGivesItBack()
    {
        MemoryLease lease = new(refusals: 30);
        await using TestHost host = Expired(lease: lease);
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));

        Assert.Equal("anna-access-2", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
        Assert.Equal((1, 1), (lease.Taken, lease.GivenBack));
    }

    [Fact]
    public async Task Get_LeaseNeverFree_IsUnavailable()
    {
        await using TestHost host = Expired(lease: new MemoryLease(refusals: int.MaxValue));

        HealthApiException error = await Assert.ThrowsAsync<HealthApiException>(() => host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask());

        Assert.Equal(HealthApiErrorKind.Unavailable, error.Kind);
        Assert.Empty(host.Service.TokenPosts);
    }

    [Fact]
    public async Task Get_AnotherProcessRefreshedJustBeforeTheLeaseWasTaken_PostsNothing()
    {
        TestHost? host = null;
        host = Expired(lease: new LateLease(() => host!.Put(TestHost.Anna, "anna-access-other", "anna-refresh-other")));
        await using (host)
        {
            Assert.Equal("anna-access-other", (await host.Tokens.GetAsync(Anna, null, TestHost.Cancel)).Reveal());
            Assert.Empty(host.Service.TokenPosts);
        }
    }

    [Fact]
    public async Task Get_AnswerNeverComes_RepeatsTheIdenticalPostAfterTwentySeconds()
    {
        await using TestHost host = Expired(lease: new MemoryLease());
        int posts = 0;
        TaskCompletionSource posted = new();
        host.Service.Token = async (_, cancellationToken) =>
        {
            if (++posts == 1)
            {
                posted.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2"));
        };

        Task<AccessToken> call = host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask();
        await host.Clock.ArmedAsync(TimeSpan.FromSeconds(20));
        await posted.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(19.9));
        Assert.Single(host.Service.TokenPosts);
        host.Clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("anna-access-2", (await call).Reveal());
        Assert.Equal(2, host.Service.TokenPosts.Count);
        Assert.Single(host.Service.TokenPosts.Distinct());
    }

    /// <summary>A lease that another process gives back the moment before it is taken.</summary>
    private sealed class LateLease(Action before) : ITokenLease
    {
        private readonly MemoryLease _lease = new();

        public ValueTask<IAsyncDisposable?> TryAcquireAsync(TokenKey key, TimeSpan lease, CancellationToken cancellationToken)
        {
            before();
            return _lease.TryAcquireAsync(key, lease, cancellationToken);
        }
    }
}
