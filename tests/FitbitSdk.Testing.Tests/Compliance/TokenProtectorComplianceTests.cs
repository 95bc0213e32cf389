using System.Security.Cryptography;
using FitbitSdk.Records;

namespace FitbitSdk.Testing.Tests;

/// <summary>The protector that ships keeps the suite, and each that is broken in one place fails it.</summary>
public sealed class TokenProtectorComplianceTests
{
    private static readonly TokenProtectionKey Key = new("2026", SHA256.HashData("any"u8));

    public static IEnumerable<object[]> Cases => TokenProtectorCompliance.Cases;

    [Theory, MemberData(nameof(Cases))]
    public Task AesGcm_Holds(ComplianceCase<ITokenProtector> one) => one.RunAsync(static () => new(new AesGcmTokenProtector(Key)));

    [Theory, MemberData(nameof(Cases))]
    public Task AesGcm_RotatedKeys_Holds(ComplianceCase<ITokenProtector> one) => one.RunAsync(static () => new(new AesGcmTokenProtector(Key, new TokenProtectionKey("2025", new byte[32]))));

    [Fact]
    public async Task Cases_IgnoresUsers_Fail() => await FailsAsync(
        static inner => new(inner) { MapKey = static key => key with { User = new("all") } },
        "Unprotect_AnotherUser_IsRefused",
        "Unprotect_UsersEasilyMixedUp_IsRefused");

    [Fact]
    public async Task Cases_FoldsTheCaseOfUsers_Fail() => await FailsAsync(
        static inner => new(inner) { MapKey = static key => key with { User = new(key.User.Value.ToUpperInvariant()) } },
        "Unprotect_UsersEasilyMixedUp_IsRefused");

    [Fact]
    public async Task Cases_IgnoresProviders_Fail() => await FailsAsync(
        static inner => new(inner) { MapKey = static key => key with { Provider = ProviderId.Fitbit } },
        "Unprotect_AnotherProvider_IsRefused");

    [Fact]
    public async Task Cases_IgnoresPurposes_Fail() => await FailsAsync(
        static inner => new(inner) { MapPurpose = static _ => "all" },
        "Unprotect_AnotherPurpose_IsRefused");

    [Fact]
    public async Task Cases_TakesWhatItCannotReadAsClear_Fail() => await FailsAsync(
        static inner => new(inner) { OnRefused = static (stored, _) => stored },
        "Unprotect_Clear_IsRefused",
        "Unprotect_AnyByteChanged_IsRefused",
        "Unprotect_CutShort_IsRefused",
        "Unprotect_AnotherUser_IsRefused");

    [Fact]
    public async Task Cases_ProtectsNothing_Fail() => await FailsAsync(
        static inner => new(inner) { ProtectBy = static clear => clear, OnRefused = static (stored, _) => stored },
        "Protect_Secret_IsNotSeenInIt",
        "Protect_Twice_Differs");

    [Fact]
    public async Task Cases_ThrowsAnotherError_Fail() => await FailsAsync(
        static inner => new(inner) { OnRefused = static (_, e) => throw new CryptographicException(e.Message) },
        "Unprotect_AnyByteChanged_IsRefused",
        "Unprotect_CutShort_IsRefused");

    [Fact]
    public async Task Cases_LosesTheEnd_Fail() => await FailsAsync(
        static inner => new(inner) { MapClear = static clear => clear[..Math.Min(clear.Length, 16)] },
        "Unprotect_WhatWasProtected_IsTheSame",
        "Unprotect_NothingAndMuch_IsTheSame",
        "Protect_ManyAtOnce_AllCanBeRead");

    [Fact]
    public async Task Cases_ForgetsItsKeyAtARestart_Fail()
    {
        IReadOnlyDictionary<string, string> failures = await Suite.FailuresAsync(
            TokenProtectorCompliance.All,
            static () => static () => new(new AesGcmTokenProtector(new TokenProtectionKey("new", RandomNumberGenerator.GetBytes(32)))));

        Assert.Contains("Unprotect_AfterARestart_IsTheSame", failures.Keys);
    }

    private static async Task FailsAsync(Func<ITokenProtector, BrokenTokenProtector> breakIt, params IReadOnlyList<string> names)
    {
        IReadOnlyDictionary<string, string> failures = await Suite.FailuresAsync(TokenProtectorCompliance.All, () => () => new(breakIt(new AesGcmTokenProtector(Key))));

        Assert.Empty(names.Except(failures.Keys));
        Assert.All(failures.Values, static message => Assert.DoesNotContain("c643a6", message, StringComparison.Ordinal));
    }
}
