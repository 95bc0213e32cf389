using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A sleep as it stands in the answer. Its start comes after its stages there, so nothing has an offset yet.</summary>
internal sealed class SleepDraft
{
    public required int Index { get; init; }

    public string? LogId { get; set; }

    public LocalDateTime? Start { get; set; }

    public LocalDateTime? End { get; set; }

    /// <summary>Gets or sets the first thing wrong with what a log cannot do without: member and reason.</summary>
    public (string Member, string Reason)? Fault { get; set; }

    public LocalDate? DateOfSleep { get; set; }

    public long? DurationMilliseconds { get; set; }

    public string? Type { get; set; }

    public string? LogType { get; set; }

    public bool? IsMainSleep { get; set; }

    public int? Efficiency { get; set; }

    public int? InfoCode { get; set; }

    public int? MinutesAsleep { get; set; }

    public int? MinutesAwake { get; set; }

    public int? MinutesToFallAsleep { get; set; }

    public int? MinutesAfterWakeup { get; set; }

    public int? MinutesInBed { get; set; }

    public List<(LocalDateTime Start, int Seconds, string Level)> Levels { get; } = [];

    public List<(LocalDateTime Start, int Seconds, string Level)> ShortWakes { get; } = [];

    public List<SleepLevelSummary> Summary { get; } = [];
}
