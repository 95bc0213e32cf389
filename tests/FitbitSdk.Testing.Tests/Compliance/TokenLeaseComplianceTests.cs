using FitbitSdk.Records;

namespace FitbitSdk.Testing.Tests;

/// <summary>Each lease here is broken in one place, and the suite must say so.</summary>
public sealed class TokenLeaseComplianceTests
{
    [Fact]
    public async Task Cases_SoundLease_AllHold() => Assert.Empty(await FailuresOf(static clock => new(clock)));

    [Fact]
    public async Task Cases_NeverExpires_Fail() => await FailsAsync(static clock => new(clock) { NeverExpires = true }, "TryAcquire_Expired_Succeeds");

    [Fact]
    public async Task Cases_IsFreedByAnyone_Fail() => await FailsAsync(
        static clock => new(clock) { IsFreedByAnyone = true },
        "Dispose_AfterItExpired_DoesNotFreeTheNextHolders",
        "Dispose_AfterItExpired_DoesNotFreeTheNextHoldersInAnotherProcess",
        "Dispose_Twice_DoesNotFreeTheNextHolders");

    [Fact]
    public async Task Cases_IsNeverFreed_Fail() => await FailsAsync(
        static clock => new(clock) { IsNeverFreed = true },
        "TryAcquire_Released_Succeeds",
        "TryAcquire_ReleasedByAnotherProcess_Succeeds");

    [Fact]
    public async Task Cases_IsGivenToAll_Fail() => await FailsAsync(static clock => new(clock) { IsGivenToAll = true }, "TryAcquire_Held_IsNull", "TryAcquire_Racers_OneWins");

    [Fact]
    public async Task Cases_CountsFromTheFirstHolder_Fail() => await FailsAsync(
        static clock => new(clock) { CountsFromTheFirst = true },
        "TryAcquire_ExpiredAndTakenAgain_IsHeldForItsOwnLength");

    [Fact]
    public async Task Cases_EndsTooEarly_Fail() => await FailsAsync(
        static clock => new(clock) { FixedLength = TimeSpan.FromSeconds(20) },
        "TryAcquire_JustBeforeItExpires_IsNull");

    [Fact]
    public async Task Cases_AllOfOneLength_Fail() => await FailsAsync(
        static clock => new(clock) { FixedLength = TimeSpan.FromSeconds(30) },
        "TryAcquire_LengthsThatDiffer_EachEndsAtItsOwn");

    [Fact]
    public async Task Cases_BelievesAClockThatIsSetBack_Fail() => await FailsAsync(
        static clock => new(clock) { BelievesTheClock = true },
        "TryAcquire_ClockSetBackMeanwhile_SucceedsAfterTwoLengths");

    [Fact]
    public async Task Cases_SharesKeysAcrossUsers_Fail() => await FailsAsync(
        static clock => new(clock) { MapKey = static key => key with { User = new("shared") } },
        "TryAcquire_KeysThatDifferInOnePart_AreKeptApart",
        "Dispose_OfOneKey_LeavesOthersHeld");

    [Fact]
    public async Task Cases_SharesKeysAcrossProviders_Fail() => await FailsAsync(
        static clock => new(clock) { MapKey = static key => key with { Provider = ProviderId.Fitbit } },
        "TryAcquire_KeysThatDifferInOnePart_AreKeptApart");

    [Fact]
    public async Task Cases_EachProcessHasItsOwn_Fail()
    {
        IReadOnlyDictionary<string, string> failures = await Suite.FailuresAsync(
            TokenLeaseCompliance.All,
            static () => static () => new(new TokenLeaseFixture(static clock => new(new InMemoryTokenLease(clock)))));

        Assert.Contains("TryAcquire_HeldByAnotherProcess_IsNull", failures.Keys);
    }

    private static async Task FailsAsync(Func<TimeProvider, BrokenTokenLease> make, params IReadOnlyList<string> names) =>
        Assert.Empty(names.Except((await FailuresOf(make)).Keys));

    private static Task<IReadOnlyDictionary<string, string>> FailuresOf(Func<TimeProvider, BrokenTokenLease> make) =>
        Suite.FailuresAsync(TokenLeaseCompliance.All, () =>
        {
            BrokenTokenLease? lease = null;
            return () => new(new TokenLeaseFixture(clock => new(lease ??= make(clock))));
        });
}
