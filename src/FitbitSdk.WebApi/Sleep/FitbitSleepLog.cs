using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A night or a nap. Times are of the account's clock and state no offset. What is <see langword="null"/> the service did not send.</summary>
public sealed class FitbitSleepLog
{
    /// <summary>Gets the id of the log entry.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string LogId { get; init; }

    /// <summary>Gets the date on which the sleep ended.</summary>
    public required LocalDate DateOfSleep { get; init; }

    /// <summary>Gets by what levels were told apart.</summary>
    public FitbitSleepType? Type { get; init; }

    /// <summary>Gets how the entry came about.</summary>
    public FitbitSleepLogType? LogType { get; init; }

    /// <summary>Gets whether it is the main sleep of its date.</summary>
    public bool? IsMainSleep { get; init; }

    /// <summary>Gets when it began.</summary>
    public LocalDateTime? StartTime { get; init; }

    /// <summary>Gets when it ended.</summary>
    public LocalDateTime? EndTime { get; init; }

    /// <summary>Gets how long it lasted.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    public Duration? Duration { get; init; }

    /// <summary>Gets the minutes in bed.</summary>
    public int? TimeInBed { get; init; }

    /// <summary>Gets the minutes asleep.</summary>
    public int? MinutesAsleep { get; init; }

    /// <summary>Gets the minutes awake.</summary>
    public int? MinutesAwake { get; init; }

    /// <summary>Gets the minutes in bed before falling asleep.</summary>
    public int? MinutesToFallAsleep { get; init; }

    /// <summary>Gets the minutes in bed after waking up.</summary>
    public int? MinutesAfterWakeup { get; init; }

    /// <summary>Gets the efficiency in percent. It is not the sleep score of Fitbit's application.</summary>
    public double? Efficiency { get; init; }

    /// <summary>Gets how good the data is: 0 enough, 1 too little heart rate, 2 too short, under three hours, 3 a fault of the service.</summary>
    public int? InfoCode { get; init; }

    /// <summary>Gets the levels; <see langword="null"/> in some logs that were typed.</summary>
    public FitbitSleepLevels? Levels { get; init; }
}
