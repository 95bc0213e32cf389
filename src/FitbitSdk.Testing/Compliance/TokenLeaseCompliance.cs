using FitbitSdk.Records;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.Testing.TokenLeaseFixture>;

namespace FitbitSdk.Testing;

/// <summary>What every <see cref="ITokenLease"/> must keep.</summary>
/// <remarks>Times are tried a second before and after the end of a lease, so a store with whole seconds passes.</remarks>
public static class TokenLeaseCompliance
{
    private const int Racers = 8;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TokenKey Key = new(ProviderId.Fitbit, TestUsers.Anna);

    /// <summary>Gets the cases.</summary>
    public static IReadOnlyList<ComplianceCase<TokenLeaseFixture>> All { get; } =
    [
        Run.Case(TryAcquire_Held_IsNull),
        Run.Case(TryAcquire_HeldByAnotherProcess_IsNull),
        Run.Case(TryAcquire_Racers_OneWins),
        Run.Case(TryAcquire_Released_Succeeds),
        Run.Case(TryAcquire_ReleasedByAnotherProcess_Succeeds),
        Run.Case(TryAcquire_JustBeforeItExpires_IsNull),
        Run.Case(TryAcquire_Expired_Succeeds),
        Run.Case(TryAcquire_ExpiredAndTakenAgain_IsHeldForItsOwnLength),
        Run.Case(TryAcquire_LengthsThatDiffer_EachEndsAtItsOwn),
        Run.Case(TryAcquire_ClockSetBackMeanwhile_SucceedsAfterTwoLengths),
        Run.Case(Dispose_AfterItExpired_DoesNotFreeTheNextHolders),
        Run.Case(Dispose_AfterItExpired_DoesNotFreeTheNextHoldersInAnotherProcess),
        Run.Case(Dispose_Twice_DoesNotFreeTheNextHolders),
        Run.Case(Dispose_OfOneKey_LeavesOthersHeld),
        Run.Case(TryAcquire_KeysThatDifferInOnePart_AreKeptApart),
        Run.Case(TryAcquire_UsersEasilyMixedUp_AreKeptApart),
    ];

    /// <summary>Gets the cases as rows of one argument, as theories of test frameworks take them.</summary>
    public static IEnumerable<object[]> Cases => Run.Rows(All);

    private static async Task TryAcquire_Held_IsNull(Run run)
    {
        (_, ITokenLease lease) = await OpenAsync(run).ConfigureAwait(false);

        await TakesAsync(run, lease, "when nobody held it").ConfigureAwait(false);

        await IsHeldAsync(run, lease, "right after it was taken").ConfigureAwait(false);
        await IsHeldAsync(run, lease, "after another attempt had failed").ConfigureAwait(false);
    }

    private static async Task TryAcquire_HeldByAnotherProcess_IsNull(Run run)
    {
        (TokenLeaseFixture fixture, ITokenLease one) = await OpenAsync(run).ConfigureAwait(false);
        ITokenLease other = await fixture.OpenAsync().ConfigureAwait(false);

        await TakesAsync(run, one, "when nobody held it").ConfigureAwait(false);

        await IsHeldAsync(run, other, "by another process").ConfigureAwait(false);
    }

    private static async Task TryAcquire_Racers_OneWins(Run run)
    {
        (TokenLeaseFixture fixture, ITokenLease one) = await OpenAsync(run).ConfigureAwait(false);
        ITokenLease other = await fixture.OpenAsync().ConfigureAwait(false);
        for (int round = 0; round < 12; round++)
        {
            TokenKey key = Key with { User = new($"racer-{round}") };
            IAsyncDisposable?[] taken = await Task.WhenAll(Enumerable.Range(0, Racers).Select(racer =>
                Task.Run(async () => await TryAsync(racer % 2 == 0 ? one : other, key).ConfigureAwait(false)))).ConfigureAwait(false);

            run.Same(1, taken.OfType<IAsyncDisposable>().Count(), $"holders among {Racers} racers");
        }
    }

    private static async Task TryAcquire_Released_Succeeds(Run run)
    {
        (_, ITokenLease lease) = await OpenAsync(run).ConfigureAwait(false);
        IAsyncDisposable first = await TakesAsync(run, lease, "when nobody held it").ConfigureAwait(false);

        await first.DisposeAsync().ConfigureAwait(false);

        IAsyncDisposable second = await TakesAsync(run, lease, "after it was given back").ConfigureAwait(false);
        await IsHeldAsync(run, lease, "by its second holder").ConfigureAwait(false);
        await second.DisposeAsync().ConfigureAwait(false);
        await TakesAsync(run, lease, "after it was given back twice").ConfigureAwait(false);
    }

    private static async Task TryAcquire_ReleasedByAnotherProcess_Succeeds(Run run)
    {
        (TokenLeaseFixture fixture, ITokenLease one) = await OpenAsync(run).ConfigureAwait(false);
        ITokenLease other = await fixture.OpenAsync().ConfigureAwait(false);
        IAsyncDisposable first = await TakesAsync(run, one, "when nobody held it").ConfigureAwait(false);

        await first.DisposeAsync().ConfigureAwait(false);

        await TakesAsync(run, other, "after another process gave it back").ConfigureAwait(false);
        await IsHeldAsync(run, one, "by another process").ConfigureAwait(false);
    }

    private static async Task TryAcquire_JustBeforeItExpires_IsNull(Run run)
    {
        (TokenLeaseFixture fixture, ITokenLease lease) = await OpenAsync(run).ConfigureAwait(false);
        await TakesAsync(run, lease, "when nobody held it").ConfigureAwait(false);

        fixture.Clock.Advance(Length - Second);

        await IsHeldAsync(run, lease, "a second before it expires").ConfigureAwait(false);
    }

    private static async Task TryAcquire_Expired_Succeeds(Run run)
    {
        (TokenLeaseFixture fixture, ITokenLease lease) = await OpenAsync(run).ConfigureAwait(false);
        ITokenLease other = await fixture.OpenAsync().ConfigureAwait(false);
        await TakesAsync(run, lease, "when nobody held it").ConfigureAwait(false);

        fixture.Clock.Advance(Length + Second);

        // By another process: the holder is assumed to be dead, and must not be needed to free it.
        await TakesAsync(run, other, "a second after it expired").ConfigureAwait(false);
        await IsHeldAsync(run, lease, "by its next holder").ConfigureAwait(false);
    }

    private static async Task TryAcquire_ExpiredAndTakenAgain_IsHeldForItsOwnLength(Run run)
    {
        (TokenLeaseFixture fixture, ITokenLease lease) = await OpenAsync(run).ConfigureAwait(false);
        await TakesAsync(run, lease, "when nobody held it").ConfigureAwait(false);
        fixture.Clock.Advance(Length + Second);
        await TakesAsync(run, lease, "a second after it expired").ConfigureAwait(false);

        fixture.Clock.Advance(Length - Second);
        await IsHeldAsync(run, lease, "a second before its second term ends").ConfigureAwait(false);

        fixture.Clock.Advance(Second + Second);
        await TakesAsync(run, lease, "a second after its second term").ConfigureAwait(false);
    }

    private static async Task TryAcquire_LengthsThatDiffer_EachEndsAtItsOwn(Run run)
    {
        (TokenLeaseFixture fixture, ITokenLease lease) = await OpenAsync(run).ConfigureAwait(false);
        TokenKey longer = Key with { User = TestUsers.Bela };
        await TakesAsync(run, lease, "when nobody held it").ConfigureAwait(false);
        run.Present(await LongerAsync().ConfigureAwait(false), "a free lease was refused.");

        fixture.Clock.Advance(Length + Second);

        run.That(await LongerAsync().ConfigureAwait(false) is null, "a longer lease ended with a shorter one.");
        await TakesAsync(run, lease, "a second after it expired").ConfigureAwait(false);

        ValueTask<IAsyncDisposable?> LongerAsync() => lease.TryAcquireAsync(longer, Length * 10, CancellationToken.None);
    }

    private static async Task TryAcquire_ClockSetBackMeanwhile_SucceedsAfterTwoLengths(Run run)
    {
        (TokenLeaseFixture fixture, ITokenLease lease) = await OpenAsync(run).ConfigureAwait(false);
        ITokenLease other = await fixture.OpenAsync().ConfigureAwait(false);
        await TakesAsync(run, lease, "when nobody held it").ConfigureAwait(false);

        // The holder died while the clock was a day ahead: nobody would refresh this user's tokens for a day.
        fixture.Clock.Correct(TimeSpan.FromDays(-1));
        fixture.Clock.Advance((2 * Length) + Second);

        await TakesAsync(run, other, "two lengths after it was taken by a clock that was then set back").ConfigureAwait(false);
        await IsHeldAsync(run, lease, "by its next holder").ConfigureAwait(false);
    }

    private static async Task Dispose_AfterItExpired_DoesNotFreeTheNextHolders(Run run)
    {
        (TokenLeaseFixture fixture, ITokenLease lease) = await OpenAsync(run).ConfigureAwait(false);
        IAsyncDisposable late = await TakesAsync(run, lease, "when nobody held it").ConfigureAwait(false);
        fixture.Clock.Advance(Length + Second);
        await TakesAsync(run, lease, "a second after it expired").ConfigureAwait(false);

        await late.DisposeAsync().ConfigureAwait(false);

        await IsHeldAsync(run, lease, "by its next holder, also after the late one disposed of theirs").ConfigureAwait(false);
    }

    private static async Task Dispose_AfterItExpired_DoesNotFreeTheNextHoldersInAnotherProcess(Run run)
    {
        (TokenLeaseFixture fixture, ITokenLease one) = await OpenAsync(run).ConfigureAwait(false);
        ITokenLease other = await fixture.OpenAsync().ConfigureAwait(false);
        IAsyncDisposable late = await TakesAsync(run, one, "when nobody held it").ConfigureAwait(false);
        fixture.Clock.Advance(Length + Second);
        await TakesAsync(run, other, "a second after it expired").ConfigureAwait(false);

        await late.DisposeAsync().ConfigureAwait(false);

        await IsHeldAsync(run, one, "by another process, also after the late holder disposed of theirs").ConfigureAwait(false);
        await IsHeldAsync(run, other, "by its next holder, also after the late one disposed of theirs").ConfigureAwait(false);
    }

    private static async Task Dispose_Twice_DoesNotFreeTheNextHolders(Run run)
    {
        (_, ITokenLease lease) = await OpenAsync(run).ConfigureAwait(false);
        IAsyncDisposable first = await TakesAsync(run, lease, "when nobody held it").ConfigureAwait(false);
        await first.DisposeAsync().ConfigureAwait(false);
        await TakesAsync(run, lease, "after it was given back").ConfigureAwait(false);

        await first.DisposeAsync().ConfigureAwait(false);

        await IsHeldAsync(run, lease, "by its next holder, also after the first disposed of theirs twice").ConfigureAwait(false);
    }

    private static async Task Dispose_OfOneKey_LeavesOthersHeld(Run run)
    {
        (_, ITokenLease lease) = await OpenAsync(run).ConfigureAwait(false);
        TokenKey other = Key with { User = TestUsers.Bela };
        run.Present(await TryAsync(lease, other).ConfigureAwait(false), "a free lease was refused.");
        IAsyncDisposable taken = await TakesAsync(run, lease, "when nobody held it").ConfigureAwait(false);

        await taken.DisposeAsync().ConfigureAwait(false);

        run.That(await TryAsync(lease, other).ConfigureAwait(false) is null, "a lease was free after another key's was given back.");
    }

    private static Task TryAcquire_KeysThatDifferInOnePart_AreKeptApart(Run run) =>
        KeepsApartAsync(run, [Key, Key with { User = TestUsers.Bela }, Key with { Provider = new("google-health") }]);

    private static Task TryAcquire_UsersEasilyMixedUp_AreKeptApart(Run run) =>
        KeepsApartAsync(run, [.. TestUsers.EasilyMixedUp.Select(static user => Key with { User = user })]);

    private static async Task KeepsApartAsync(Run run, TokenKey[] keys)
    {
        (_, ITokenLease lease) = await OpenAsync(run).ConfigureAwait(false);

        foreach (TokenKey key in keys)
        {
            run.Present(await TryAsync(lease, key).ConfigureAwait(false), $"the lease of {key.User} at {key.Provider} was refused while only those of others were held.");
        }

        foreach (TokenKey key in keys)
        {
            run.That(await TryAsync(lease, key).ConfigureAwait(false) is null, $"the lease of {key.User} at {key.Provider} was given twice.");
        }
    }

    private static async Task<(TokenLeaseFixture Fixture, ITokenLease Lease)> OpenAsync(Run run)
    {
        TokenLeaseFixture fixture = await run.OpenAsync().ConfigureAwait(false);
        return (fixture, await fixture.OpenAsync().ConfigureAwait(false));
    }

    private static ValueTask<IAsyncDisposable?> TryAsync(ITokenLease lease, TokenKey key) => lease.TryAcquireAsync(key, Length, CancellationToken.None);

    private static async Task<IAsyncDisposable> TakesAsync(Run run, ITokenLease lease, string when) =>
        run.Present(await TryAsync(lease, Key).ConfigureAwait(false), $"the lease was refused {when}.");

    private static async Task IsHeldAsync(Run run, ITokenLease lease, string when) =>
        run.That(await TryAsync(lease, Key).ConfigureAwait(false) is null, $"the lease was given to a second taker while held {when}.");
}
