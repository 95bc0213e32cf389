using FitbitSdk.Records;

namespace FitbitSdk.Radar;

internal enum SleepKind
{
    Stages,
    Classic,
}

/// <summary>What the topics of sleep share: an entry is one stretch, and its level an index into the schema's symbols.</summary>
internal static class SleepLevels
{
    /// <summary>Counts a sleep's entries in the topic of a kind. A sleep without levels counts as one, so that it is noted as left out.</summary>
    public static int CountOf(SleepLog record, SleepKind topic) =>
        (record.Type == "stages" ? SleepKind.Stages : SleepKind.Classic) == topic ? Math.Max(1, record.Levels.Count) : 0;

    public static RadarOmission? Check(SleepLog record, int part) =>
        record.Levels.Count == 0 ? RadarOmission.NoValue
        : record.Levels[part].Start.Local is null ? RadarOmission.UnknownLocalTime
        : null;

    /// <summary>Gives a level's place among the symbols of the topic's schema; a word that is not known yet has that of UNKNOWN.</summary>
    public static int SymbolOf(string level, SleepKind topic) => topic is SleepKind.Stages ? Stage(level) : Classic(level);

    // DEEP, LIGHT, REM, AWAKE, UNKNOWN.
    private static int Stage(string level) => level switch
    {
        "deep" => 0,
        "light" => 1,
        "rem" => 2,
        "wake" => 3,
        _ => 4,
    };

    // AWAKE, RESTLESS, ASLEEP, UNKNOWN.
    private static int Classic(string level) => level switch
    {
        "awake" => 0,
        "restless" => 1,
        "asleep" => 2,
        _ => 3,
    };
}
