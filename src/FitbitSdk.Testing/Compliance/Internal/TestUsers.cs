using FitbitSdk.Records;

namespace FitbitSdk.Testing;

/// <summary>Invented users whose keys are easily mixed up, cut short or folded into one by a store.</summary>
internal static class TestUsers
{
    public static UserKey Anna { get; } = new("anna");

    public static UserKey Bela { get; } = new("bela");

    /// <summary>Gets keys that all differ, though a comparison by culture, case, prefix or pattern takes some for equal.</summary>
    public static IReadOnlyList<UserKey> EasilyMixedUp { get; } =
    [
        Anna,
        new("Anna"),
        new("anna "),
        new("ann"),
        new("anna/heart-rate"),
        new("ann_"),
        new("ann%"),
        new("**"),
        new("o'brien\"; --"),
        new("..\\..:?<>|"),
        new("Jos\u00e9"),
        new("Jose\u0301"),
        new("stra\u00dfe"),
        new("strasse"),
        new("\u65e5\u672c\u8a9e\u306e\u30e6\u30fc\u30b6\u30fc"),
        new("\u05de\u05e9\u05ea\u05de\u05e9"),
        new("\U0001F9D1\u200D\U0001F52C"),
        new(new string('\u754c', UserKey.MaximumLength)),
        new(new string('\u754c', UserKey.MaximumLength - 1)),
    ];
}
