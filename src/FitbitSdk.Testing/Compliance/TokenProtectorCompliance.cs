using FitbitSdk.Records;
using Run = FitbitSdk.Testing.ComplianceRun<FitbitSdk.ITokenProtector>;

namespace FitbitSdk.Testing;

/// <summary>What every <see cref="ITokenProtector"/> must keep. No message of a failure holds a secret.</summary>
/// <remarks>Each call of the opener must give a protector with the same keys, as after a restart.</remarks>
public static class TokenProtectorCompliance
{
    private const string Purpose = "tokens";
    private static readonly TokenKey Key = new(ProviderId.Fitbit, TestUsers.Anna);
    private static readonly byte[] Secret = [.. "{\"access\":\"eyJhbGciOiJIUzI1NiJ9\",\"refresh\":\"c643a63c072f0f05478e9d18\"}"u8];

    /// <summary>Gets the cases.</summary>
    public static IReadOnlyList<ComplianceCase<ITokenProtector>> All { get; } =
    [
        Run.Case(Unprotect_WhatWasProtected_IsTheSame),
        Run.Case(Unprotect_AfterARestart_IsTheSame),
        Run.Case(Unprotect_NothingAndMuch_IsTheSame),
        Run.Case(Protect_Secret_IsNotSeenInIt),
        Run.Case(Protect_Twice_Differs),
        Run.Case(Unprotect_AnotherUser_IsRefused),
        Run.Case(Unprotect_UsersEasilyMixedUp_IsRefused),
        Run.Case(Unprotect_AnotherProvider_IsRefused),
        Run.Case(Unprotect_AnotherPurpose_IsRefused),
        Run.Case(Unprotect_AnyByteChanged_IsRefused),
        Run.Case(Unprotect_CutShort_IsRefused),
        Run.Case(Unprotect_Clear_IsRefused),
        Run.Case(Protect_ManyAtOnce_AllCanBeRead),
    ];

    /// <summary>Gets the cases as rows of one argument, as theories of test frameworks take them.</summary>
    public static IEnumerable<object[]> Cases => Run.Rows(All);

    private static async Task Unprotect_WhatWasProtected_IsTheSame(Run run)
    {
        ITokenProtector protector = await run.OpenAsync().ConfigureAwait(false);

        Returns(run, protector, Secret, protector.Protect(Key, Purpose, Secret));
    }

    private static async Task Unprotect_AfterARestart_IsTheSame(Run run)
    {
        ITokenProtector protector = await run.OpenAsync().ConfigureAwait(false);
        byte[] stored = protector.Protect(Key, Purpose, Secret);

        protector = await run.ReopenAsync(protector).ConfigureAwait(false);

        Returns(run, protector, Secret, stored);
    }

    private static async Task Unprotect_NothingAndMuch_IsTheSame(Run run)
    {
        ITokenProtector protector = await run.OpenAsync().ConfigureAwait(false);
        foreach (int length in new[] { 0, 1, 15, 16, 17, 20_000 })
        {
            byte[] secret = [.. Enumerable.Range(0, length).Select(static i => (byte)(i * 7))];

            Returns(run, protector, secret, protector.Protect(Key, Purpose, secret));
        }
    }

    private static async Task Protect_Secret_IsNotSeenInIt(Run run)
    {
        ITokenProtector protector = await run.OpenAsync().ConfigureAwait(false);

        byte[] stored = protector.Protect(Key, Purpose, Secret);

        run.That(stored.AsSpan().IndexOf(Secret.AsSpan(10, 8)) < 0, "a part of the secret stands in what may be stored.");
    }

    private static async Task Protect_Twice_Differs(Run run)
    {
        ITokenProtector protector = await run.OpenAsync().ConfigureAwait(false);

        run.That(!protector.Protect(Key, Purpose, Secret).AsSpan().SequenceEqual(protector.Protect(Key, Purpose, Secret)), "the same secret was protected to the same bytes twice.");
    }

    private static Task Unprotect_AnotherUser_IsRefused(Run run) => RefusesMovedAsync(run, Key with { User = TestUsers.Bela }, Purpose);

    private static async Task Unprotect_UsersEasilyMixedUp_IsRefused(Run run)
    {
        foreach (TokenKey other in TestUsers.EasilyMixedUp.Select(static user => Key with { User = user }).Where(static other => other != Key))
        {
            await RefusesMovedAsync(run, other, Purpose).ConfigureAwait(false);
        }
    }

    private static Task Unprotect_AnotherProvider_IsRefused(Run run) => RefusesMovedAsync(run, Key with { Provider = ProviderId.GoogleHealth }, Purpose);

    private static Task Unprotect_AnotherPurpose_IsRefused(Run run) => RefusesMovedAsync(run, Key, Purpose + ":other");

    private static async Task Unprotect_AnyByteChanged_IsRefused(Run run)
    {
        ITokenProtector protector = await run.OpenAsync().ConfigureAwait(false);
        byte[] stored = protector.Protect(Key, Purpose, Secret);
        for (int i = 0; i < stored.Length; i++)
        {
            stored[i] ^= 1;
            Refuses(run, protector, Key, Purpose, stored, $"with byte {i} of {stored.Length} changed");
            stored[i] ^= 1;
        }
    }

    private static async Task Unprotect_CutShort_IsRefused(Run run)
    {
        ITokenProtector protector = await run.OpenAsync().ConfigureAwait(false);
        byte[] stored = protector.Protect(Key, Purpose, Secret);
        for (int length = 0; length < stored.Length; length++)
        {
            Refuses(run, protector, Key, Purpose, stored[..length], $"cut to {length} of {stored.Length} bytes");
        }
    }

    private static async Task Unprotect_Clear_IsRefused(Run run)
    {
        ITokenProtector protector = await run.OpenAsync().ConfigureAwait(false);

        Refuses(run, protector, Key, Purpose, Secret, "that were never protected");
    }

    private static async Task Protect_ManyAtOnce_AllCanBeRead(Run run)
    {
        ITokenProtector protector = await run.OpenAsync().ConfigureAwait(false);

        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ =>
            Task.Run(() => Returns(run, protector, Secret, protector.Protect(Key, Purpose, Secret))))).ConfigureAwait(false);
    }

    private static async Task RefusesMovedAsync(Run run, TokenKey key, string purpose)
    {
        ITokenProtector protector = await run.OpenAsync().ConfigureAwait(false);

        Refuses(run, protector, key, purpose, protector.Protect(Key, Purpose, Secret), $"that were protected for {Key.User} at {Key.Provider}, as {purpose} of {key.User} at {key.Provider}");
    }

    private static void Returns(Run run, ITokenProtector protector, byte[] secret, byte[] stored)
    {
        byte[] read;
        try
        {
            read = protector.Unprotect(Key, Purpose, stored);
        }
        catch (TokenProtectionException)
        {
            throw run.Failure($"{secret.Length} bytes were protected and could not be read again.");
        }

        run.That(secret.AsSpan().SequenceEqual(read), $"{secret.Length} bytes were protected, and others came back.");
    }

    private static void Refuses(Run run, ITokenProtector protector, TokenKey key, string purpose, byte[] stored, string what)
    {
        try
        {
            protector.Unprotect(key, purpose, stored);
        }
        catch (TokenProtectionException)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever else is thrown is the finding.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // Without the cause: it may quote what it was given.
            throw run.Failure($"bytes {what} were refused by {e.GetType().Name}, not by {nameof(TokenProtectionException)}.");
        }

        throw run.Failure($"bytes {what} could be read.");
    }
}
