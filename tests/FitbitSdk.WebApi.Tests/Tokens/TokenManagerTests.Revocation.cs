using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.WebApi.Tests;

/// <content>A revocation takes the place of a refresh, so that neither undoes the other.</content>
public sealed partial class TokenManagerTests
{
    [Fact]
    public async Task Revoke_RefreshIsRunning_WaitsForItAndRevokesWhatItStored()
    {
        await using TestHost host = Expired(lease: new MemoryLease());
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Service.Token = async (_, _) =>
        {
            await gate.Task;
            return StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2"));
        };
        Task<AccessToken> refresh = host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask();
        Revocations revocations = new();

        Task<RevocationOutcome> revocation = host.Tokens.RevokeAsync(Anna, revocations.Revoke, TestHost.Cancel);
        Assert.Empty(revocations.Revoked);
        gate.SetResult();

        Assert.Equal(RevocationOutcome.Revoked, await revocation);
        Assert.Equal("anna-access-2", (await refresh).Reveal());
        Assert.Equal(["anna-refresh-2"], revocations.Revoked);
        Assert.Null(host.Store[Anna]);
    }

    [Fact]
    public async Task Get_RevocationIsRunning_WaitsForItAndFindsNoTokens()
    {
        await using TestHost host = Expired(lease: new MemoryLease());
        Revocations revocations = new() { IsHeld = true };
        Task<RevocationOutcome> revocation = host.Tokens.RevokeAsync(Anna, revocations.Revoke, TestHost.Cancel);
        await revocations.Reached;

        Task<AccessToken> get = host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask();
        Task<OAuthToken> refresh = host.Tokens.RefreshAsync(Anna, TestHost.Cancel).AsTask();
        Assert.False(get.IsCompleted || refresh.IsCompleted);
        revocations.GoOn();

        Assert.Equal(RevocationOutcome.Revoked, await revocation);
        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => get);
        await Assert.ThrowsAsync<NeedsAuthorizationException>(() => refresh);
        Assert.Empty(host.Service.TokenPosts);
        Assert.Null(host.Store[Anna]);
    }

    [Fact]
    public async Task Get_RevocationThatIsRunningComesToNothing_RefreshesAfterwards()
    {
        await using TestHost host = Expired();
        host.Service.AnswerTokens(static () => StubService.Json(Answers.Tokens("anna-access-2", "anna-refresh-2")));
        Revocations revocations = new() { IsHeld = true, Outcome = RevocationOutcome.Unknown };
        Task<RevocationOutcome> revocation = host.Tokens.RevokeAsync(Anna, revocations.Revoke, TestHost.Cancel);
        await revocations.Reached;

        Task<AccessToken> get = host.Tokens.GetAsync(Anna, null, TestHost.Cancel).AsTask();
        revocations.GoOn();

        Assert.Equal(RevocationOutcome.Unknown, await revocation);
        Assert.Equal("anna-access-2", (await get).Reveal());
    }

    [Fact]
    public async Task Get_CallerCancelsWhileARevocationIsRunning_LeavesAtOnce()
    {
        await using TestHost host = Expired();
        Revocations revocations = new() { IsHeld = true };
        Task<RevocationOutcome> revocation = host.Tokens.RevokeAsync(Anna, revocations.Revoke, TestHost.Cancel);
        await revocations.Reached;
        using CancellationTokenSource caller = new();

        Task<AccessToken> get = host.Tokens.GetAsync(Anna, null, caller.Token).AsTask();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => get);
        revocations.GoOn();
        Assert.Equal(RevocationOutcome.Revoked, await revocation);
    }

    [Fact]
    public async Task Revoke_AnotherProcessRefreshes_WaitsForTheLeaseAndRevokesWhatThatStored()
    {
        TestHost? host = null;
        MemoryLease lease = new(refusals: 3, refused =>
        {
            if (refused == 3)
            {
                host!.Put(TestHost.Anna, "anna-access-other", "anna-refresh-other");
            }
        });
        host = new TestHost(lease: lease);
        await using (host)
        {
            Revocations revocations = new();

            Assert.Equal(RevocationOutcome.Revoked, await host.Tokens.RevokeAsync(Anna, revocations.Revoke, TestHost.Cancel));

            Assert.Equal(["anna-refresh-other"], revocations.Revoked);
            Assert.Equal((1, 1), (lease.Taken, lease.GivenBack));
            Assert.Null(host.Store[Anna]);
        }
    }

    [Fact]
    public async Task Revoke_LeaseNeverFree_IsUnknownAndKeepsTheTokens()
    {
        await using TestHost host = new(lease: new MemoryLease(refusals: int.MaxValue));
        Revocations revocations = new();

        Assert.Equal(RevocationOutcome.Unknown, await host.Tokens.RevokeAsync(Anna, revocations.Revoke, TestHost.Cancel));

        Assert.Empty(revocations.Revoked);
        Assert.NotNull(host.Store[Anna]);
    }

    [Fact]
    public async Task Revoke_CallerCancels_IsFinishedAndSharedWithAnother()
    {
        await using TestHost host = new();
        Revocations revocations = new() { IsHeld = true };
        using CancellationTokenSource caller = new();
        Task<RevocationOutcome> cancelled = host.Tokens.RevokeAsync(Anna, revocations.Revoke, caller.Token);
        Task<RevocationOutcome> other = host.Tokens.RevokeAsync(Anna, revocations.Revoke, TestHost.Cancel);
        await revocations.Reached;

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        revocations.GoOn();

        Assert.Equal(RevocationOutcome.Revoked, await other);
        Assert.Single(revocations.Revoked);
        Assert.Null(host.Store[Anna]);
    }

    [Theory]
    [InlineData(RevocationOutcome.Revoked, 1)]
    [InlineData(RevocationOutcome.AlreadyInvalid, 1)]
    [InlineData(RevocationOutcome.Unknown, 0)]
    public async Task Revoke_Ends_TellsObserversIfItIsCertain(RevocationOutcome outcome, int told)
    {
        List<SyncEvent> heard = [];
        await using TestHost host = new(more: services => services.AddSingleton<ISyncObserver>(new Listener(heard.Add)));

        await host.Tokens.RevokeAsync(Anna, new Revocations { Outcome = outcome }.Revoke, TestHost.Cancel);

        Assert.Equal(told, heard.Count(happened => happened.Kind is SyncEventKind.TokenRevoked && happened.User == Anna.User && happened.Provider == Anna.Provider));
    }

    [Fact]
    public async Task Adopt_RevocationIsRunning_WaitsForItAndIsNotRemoved()
    {
        await using TestHost host = new();
        Revocations revocations = new() { IsHeld = true };
        Task<RevocationOutcome> revocation = host.Tokens.RevokeAsync(Anna, revocations.Revoke, TestHost.Cancel);
        await revocations.Reached;

        Task<bool> adoption = host.Tokens.AdoptAsync(Anna, host.Pair("anna-access-2", "anna-refresh-2"), cancellationToken: TestHost.Cancel).AsTask();
        Assert.False(adoption.IsCompleted);
        Assert.Equal("anna-access-1", host.Store[Anna]!.Token.Access.Reveal());
        revocations.GoOn();

        Assert.Equal((RevocationOutcome.Revoked, true), (await revocation, await adoption));
        Assert.Equal(["anna-refresh-1"], revocations.Revoked);
        Assert.Equal("anna-access-2", host.Store[Anna]!.Token.Access.Reveal());
    }

    [Fact]
    public async Task Adopt_AnotherProcessHoldsTheLease_WaitsForIt()
    {
        MemoryLease lease = new(refusals: 3);
        await using TestHost host = new(lease: lease);

        Assert.True(await host.Tokens.AdoptAsync(Anna, host.Pair("anna-access-2", "anna-refresh-2"), cancellationToken: TestHost.Cancel));
        Assert.False(await host.Tokens.AdoptAsync(Anna, host.Pair("anna-access-2", "anna-refresh-2"), cancellationToken: TestHost.Cancel));

        Assert.Equal((1, 1), (lease.Taken, lease.GivenBack));
    }

    [Fact]
    public async Task Revoke_AnotherProcessStoresAPairJustBeforeTheRemoval_RevokesThatTooAndRemovesNothingElse()
    {
        await using TestHost host = new();
        host.Store.BeforeRemove = () =>
        {
            host.Store.BeforeRemove = null;
            host.Put(TestHost.Anna, "anna-access-other", "anna-refresh-other");
        };
        Revocations revocations = new();

        Assert.Equal(RevocationOutcome.Revoked, await host.Tokens.RevokeAsync(Anna, revocations.Revoke, TestHost.Cancel));

        Assert.Equal(["anna-refresh-1", "anna-refresh-other"], revocations.Revoked);
        Assert.Null(host.Store[Anna]);
    }

    [Fact]
    public async Task Revoke_WorkIsGivenUp_IsUnknown()
    {
        await using TestHost host = new();
        Revocations revocations = new() { IsHeld = true };
        Task<RevocationOutcome> revocation = host.Tokens.RevokeAsync(Anna, revocations.Revoke, TestHost.Cancel);
        await revocations.Reached;

        host.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(RevocationOutcome.Unknown, await revocation);
        Assert.NotNull(host.Store[Anna]);
    }

    /// <summary>The provider's side of revocations.</summary>
    private sealed class Revocations
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsHeld { get; init; }

        public RevocationOutcome Outcome { get; init; } = RevocationOutcome.Revoked;

        public List<string> Revoked { get; } = [];

        public Task Reached => _reached.Task;

        public void GoOn() => _goOn.SetResult();

        public async Task<RevocationOutcome> Revoke(OAuthToken token, CancellationToken cancellationToken)
        {
            Revoked.Add(token.Refresh!.Reveal());
            _reached.TrySetResult();
            await (IsHeld ? _goOn.Task.WaitAsync(cancellationToken) : Task.CompletedTask);
            return Outcome;
        }
    }
}
