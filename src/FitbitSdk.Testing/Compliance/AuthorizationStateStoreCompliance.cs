using FitbitSdk.Records;
using NodaTime;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.IAuthorizationStateStore>;

namespace FitbitSdk.Testing;

/// <summary>What every <see cref="IAuthorizationStateStore"/> must keep. No message of a failure holds a secret.</summary>
/// <remarks>A store in memory passes where every call of the fixture gives the same object: it need not outlive its process.</remarks>
public static class AuthorizationStateStoreCompliance
{
    private const int Racers = 8;
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 14, 12, 0);
    private static readonly Duration Lifetime = Duration.FromMinutes(10);

    /// <summary>Gets the cases.</summary>
    public static IReadOnlyList<ComplianceCase<IAuthorizationStateStore>> All { get; } =
    [
        Run.Case(Redeem_NothingAdded_IsNull),
        Run.Case(Redeem_EveryMember_IsKept),
        Run.Case(Redeem_MembersThatWereNotSet_StayNull),
        Run.Case(Redeem_Twice_SecondIsNull),
        Run.Case(Redeem_ByAnotherProcess_TakesItOut),
        Run.Case(Redeem_Racers_OneGetsIt),
        Run.Case(Redeem_One_LeavesOthers),
        Run.Case(Add_SameUserAgain_KeepsBoth),
        Run.Case(Add_JustBeforeAnotherExpires_KeepsIt),
        Run.Case(Add_ManyAtOnce_KeepsAll),
    ];

    /// <summary>Gets the cases as rows of one argument, as theories of test frameworks take them.</summary>
    public static IEnumerable<object[]> Cases => Run.Rows(All);

    private static async Task Redeem_NothingAdded_IsNull(Run run)
    {
        IAuthorizationStateStore store = await run.OpenAsync().ConfigureAwait(false);

        run.That(await RedeemAsync(store, 1).ConfigureAwait(false) is null, "an authorization was found, though none was added.");
    }

    private static async Task Redeem_EveryMember_IsKept(Run run)
    {
        IAuthorizationStateStore store = await run.OpenAsync().ConfigureAwait(false);
        await AddAsync(store, 1).ConfigureAwait(false);

        PendingAuthorization found = run.Present(await RedeemAsync(store, 1).ConfigureAwait(false), "what was added was not found.");

        Equal(run, Numbered(1), found);
    }

    private static async Task Redeem_MembersThatWereNotSet_StayNull(Run run)
    {
        IAuthorizationStateStore store = await run.OpenAsync().ConfigureAwait(false);
        PendingAuthorization full = Numbered(1);
        PendingAuthorization bare = new()
        {
            Provider = full.Provider,
            User = full.User,
            BindingHash = full.BindingHash,
            RedirectUri = full.RedirectUri,
            Verifier = full.Verifier,
            Scopes = full.Scopes,
            BegunAt = full.BegunAt,
            ExpiresAt = full.ExpiresAt,
        };
        await store.AddAsync(Id(1), bare, CancellationToken.None).ConfigureAwait(false);

        PendingAuthorization found = run.Present(await RedeemAsync(store, 1).ConfigureAwait(false), "what was added was not found.");

        Equal(run, bare, found);
    }

    private static async Task Redeem_Twice_SecondIsNull(Run run)
    {
        IAuthorizationStateStore store = await run.OpenAsync().ConfigureAwait(false);
        await AddAsync(store, 1).ConfigureAwait(false);
        await RedeemAsync(store, 1).ConfigureAwait(false);

        run.That(await RedeemAsync(store, 1).ConfigureAwait(false) is null, "an authorization was given twice.");
    }

    private static async Task Redeem_ByAnotherProcess_TakesItOut(Run run)
    {
        IAuthorizationStateStore one = await run.OpenAsync().ConfigureAwait(false);
        IAuthorizationStateStore other = await run.OpenAsync().ConfigureAwait(false);
        await AddAsync(one, 1).ConfigureAwait(false);

        run.Present(await RedeemAsync(other, 1).ConfigureAwait(false), "what one process added was not found by another.");
        run.That(await RedeemAsync(one, 1).ConfigureAwait(false) is null, "an authorization was given twice, once by each process.");
    }

    private static async Task Redeem_Racers_OneGetsIt(Run run)
    {
        IAuthorizationStateStore one = await run.OpenAsync().ConfigureAwait(false);
        IAuthorizationStateStore other = await run.OpenAsync().ConfigureAwait(false);
        for (int round = 0; round < 12; round++)
        {
            int number = round;
            await AddAsync(one, number).ConfigureAwait(false);

            PendingAuthorization?[] taken = await Task.WhenAll(Enumerable.Range(0, Racers).Select(racer =>
                Task.Run(async () => await RedeemAsync(racer % 2 == 0 ? one : other, number).ConfigureAwait(false)))).ConfigureAwait(false);

            run.Same(1, taken.OfType<PendingAuthorization>().Count(), $"takers among {Racers} racers");
        }
    }

    private static async Task Redeem_One_LeavesOthers(Run run)
    {
        IAuthorizationStateStore store = await run.OpenAsync().ConfigureAwait(false);
        await AddAsync(store, 1).ConfigureAwait(false);
        await AddAsync(store, 2).ConfigureAwait(false);

        await RedeemAsync(store, 1).ConfigureAwait(false);

        Equal(run, Numbered(2), run.Present(await RedeemAsync(store, 2).ConfigureAwait(false), "one was gone after another was redeemed."));
    }

    private static async Task Add_SameUserAgain_KeepsBoth(Run run)
    {
        IAuthorizationStateStore store = await run.OpenAsync().ConfigureAwait(false);
        await store.AddAsync(Id(1), Numbered(1), CancellationToken.None).ConfigureAwait(false);
        await store.AddAsync(Id(2), Numbered(1), CancellationToken.None).ConfigureAwait(false);

        run.Present(await RedeemAsync(store, 1).ConfigureAwait(false), "the first was gone after the same user began again, as in a second window.");
        run.Present(await RedeemAsync(store, 2).ConfigureAwait(false), "the second was not kept, because the same user had begun before.");
    }

    private static async Task Add_JustBeforeAnotherExpires_KeepsIt(Run run)
    {
        IAuthorizationStateStore store = await run.OpenAsync().ConfigureAwait(false);
        await AddAsync(store, 1).ConfigureAwait(false);

        await store.AddAsync(Id(2), Numbered(2, Noon + Lifetime - Duration.FromSeconds(1)), CancellationToken.None).ConfigureAwait(false);

        run.Present(await RedeemAsync(store, 1).ConfigureAwait(false), "it was gone a second before it expired.");
        run.Present(await RedeemAsync(store, 2).ConfigureAwait(false), "what was added last was not found.");
    }

    private static async Task Add_ManyAtOnce_KeepsAll(Run run)
    {
        IAuthorizationStateStore store = await run.OpenAsync().ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => AddAsync(store, number)))).ConfigureAwait(false);

        for (int number = 0; number < 50; number++)
        {
            Equal(run, Numbered(number), run.Present(await RedeemAsync(store, number).ConfigureAwait(false), $"number {number} of 50 was not found."));
        }
    }

    private static PendingAuthorization Numbered(int number, Instant? begun = null) => new()
    {
        Provider = ProviderId.Fitbit,
        Client = $"client-{number}",
        User = new($"user {number}: ü"),
        BindingHash = $"hash-{number}",
        RedirectUri = new($"https://App.example:443/callback/{number}"),
        Verifier = $"verifier-{number}",
        Scopes = ["heartrate", "sleep", $"scope-{number}"],
        ExpectedAccountId = $"ACCOUNT{number}",
        BegunAt = begun ?? Noon,
        ExpiresAt = (begun ?? Noon) + Lifetime,
    };

    private static AuthorizationStateId Id(int number) => AuthorizationStateId.Of($"state-{number}");

    private static async Task AddAsync(IAuthorizationStateStore store, int number) =>
        await store.AddAsync(Id(number), Numbered(number), CancellationToken.None).ConfigureAwait(false);

    private static ValueTask<PendingAuthorization?> RedeemAsync(IAuthorizationStateStore store, int number) => store.RedeemAsync(Id(number), CancellationToken.None);

    private static void Equal(Run run, PendingAuthorization expected, PendingAuthorization found)
    {
        run.Same(expected.Provider, found.Provider, "provider");
        run.Same(expected.Client, found.Client, "client");
        run.That(expected.User == found.User, "the user is another.");
        run.That(expected.BindingHash == found.BindingHash, "the binding's hash is another.");
        run.Same(expected.RedirectUri.OriginalString, found.RedirectUri.OriginalString, "redirect URI, letter for letter");
        run.That(expected.Verifier == found.Verifier, "the verifier is another.");
        run.Same(string.Join(' ', expected.Scopes), string.Join(' ', found.Scopes), "scopes");
        run.That(expected.ExpectedAccountId == found.ExpectedAccountId, "the expected account is another.");
        run.Same(expected.BegunAt, found.BegunAt, "begunAt");
        run.Same(expected.ExpiresAt, found.ExpiresAt, "expiresAt");
    }
}
