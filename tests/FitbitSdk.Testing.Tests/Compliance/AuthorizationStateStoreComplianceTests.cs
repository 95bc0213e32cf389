using NodaTime;

namespace FitbitSdk.Testing.Tests;

/// <summary>Each store here is broken in one place, and the suite must say so.</summary>
public sealed class AuthorizationStateStoreComplianceTests
{
    [Fact]
    public async Task Cases_SoundStore_AllHold() => Assert.Empty(await FailuresOf(static () => new()));

    [Fact]
    public async Task Cases_NeverTakesOut_Fail() => await FailsAsync(
        static () => new() { NeverTakesOut = true }, "Redeem_Twice_SecondIsNull", "Redeem_ByAnotherProcess_TakesItOut", "Redeem_Racers_OneGetsIt");

    [Fact]
    public async Task Cases_LooksBeforeItTakes_Fail() => await FailsAsync(static () => new() { LooksBeforeItTakes = true }, "Redeem_Racers_OneGetsIt");

    [Fact]
    public async Task Cases_TakesAllOut_Fail() => await FailsAsync(static () => new() { TakesAllOut = true }, "Redeem_One_LeavesOthers", "Add_ManyAtOnce_KeepsAll");

    [Fact]
    public async Task Cases_GivesAny_Fail() => await FailsAsync(static () => new() { GivesAny = true, NeverTakesOut = true }, "Redeem_One_LeavesOthers");

    [Fact]
    public async Task Cases_KeepsOneForEachUser_Fail() => await FailsAsync(static () => new() { KeepsOneForEachUser = true }, "Add_SameUserAgain_KeepsBoth");

    [Fact]
    public async Task Cases_DropsTooEarly_Fail() => await FailsAsync(
        static () => new() { DropsAfter = Duration.FromMinutes(5) }, "Add_JustBeforeAnotherExpires_KeepsIt");

    [Fact]
    public async Task Cases_LosesTheClient_Fail() => await FailsAsync(static () => new() { Map = static pending => Copy(pending, client: null) }, "Redeem_EveryMember_IsKept");

    [Fact]
    public async Task Cases_LosesTheExpectedAccount_Fail() => await FailsAsync(
        static () => new() { Map = static pending => Copy(pending, pending.Client, expected: null) }, "Redeem_EveryMember_IsKept");

    [Fact]
    public async Task Cases_WritesEmptyTextForNull_Fail() => await FailsAsync(
        static () => new() { Map = static pending => Copy(pending, pending.Client ?? "", pending.ExpectedAccountId ?? "") }, "Redeem_MembersThatWereNotSet_StayNull");

    [Fact]
    public async Task Cases_NormalizesTheAddress_Fail() => await FailsAsync(
        static () => new() { Map = static pending => Copy(pending, pending.Client, pending.ExpectedAccountId, new Uri(pending.RedirectUri.AbsoluteUri)) }, "Redeem_EveryMember_IsKept");

    [Fact]
    public async Task Cases_EachProcessHasItsOwn_Fail()
    {
        IReadOnlyDictionary<string, string> failures = await Suite.FailuresAsync(
            AuthorizationStateStoreCompliance.All, static () => static () => new(new InMemoryAuthorizationStateStore()));

        Assert.Contains("Redeem_ByAnotherProcess_TakesItOut", failures.Keys);
    }

    private static PendingAuthorization Copy(PendingAuthorization pending, string? client, string? expected = null, Uri? redirect = null) => new()
    {
        Provider = pending.Provider,
        Client = client,
        User = pending.User,
        BindingHash = pending.BindingHash,
        RedirectUri = redirect ?? pending.RedirectUri,
        Verifier = pending.Verifier,
        Scopes = pending.Scopes,
        ExpectedAccountId = expected,
        BegunAt = pending.BegunAt,
        ExpiresAt = pending.ExpiresAt,
    };

    private static async Task FailsAsync(Func<BrokenAuthorizationStateStore> make, params IReadOnlyList<string> names) =>
        Assert.Empty(names.Except((await FailuresOf(make)).Keys));

    private static Task<IReadOnlyDictionary<string, string>> FailuresOf(Func<BrokenAuthorizationStateStore> make) =>
        Suite.FailuresAsync(AuthorizationStateStoreCompliance.All, () =>
        {
            BrokenAuthorizationStateStore store = make();
            return () => new(store);
        });
}
