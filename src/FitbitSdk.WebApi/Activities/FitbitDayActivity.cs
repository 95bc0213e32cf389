using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>An activity as the answer for its date has it: shorter than in the list of logs, and described in other words.</summary>
public sealed class FitbitDayActivity
{
    /// <summary>Gets the id of the log entry.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string LogId { get; init; }

    /// <summary>Gets the id of the kind of activity.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Gets the id of the kind above it, or the same where there is none.</summary>
    [JsonPropertyName("activityParentId")]
    public string? ParentId { get; init; }

    /// <summary>Gets the name of the kind above it.</summary>
    [JsonPropertyName("activityParentName")]
    public string? ParentName { get; init; }

    /// <summary>Gets the name, in the language of the account.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what is said of the kind, for example its pace; may be empty.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the date on which it began.</summary>
    public LocalDate? StartDate { get; init; }

    /// <summary>Gets the time at which it began, in the account's time zone; made up where <see cref="HasStartTime"/> is false.</summary>
    public LocalTime? StartTime { get; init; }

    /// <summary>Gets whether a start time was given.</summary>
    public bool? HasStartTime { get; init; }

    /// <summary>Gets how long it lasted, pauses included; <see langword="null"/> where nobody said.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    public Duration? Duration { get; init; }

    /// <summary>Gets the energy that was spent, in kcal; <see langword="null"/> where it is not known.</summary>
    [JsonConverter(typeof(AmountConverter))]
    public double? Calories { get; init; }

    /// <summary>Gets how far it went, in kilometres or miles (<see cref="FitbitUnits"/>); <see langword="null"/> where it is not known.</summary>
    public double? Distance { get; init; }

    /// <summary>Gets the steps; <see langword="null"/> where they were not counted.</summary>
    public int? Steps { get; init; }

    /// <summary>Gets whether active zone minutes were counted.</summary>
    public bool? HasActiveZoneMinutes { get; init; }

    /// <summary>Gets whether the kind is one of the user's favourites.</summary>
    public bool? IsFavorite { get; init; }

    /// <summary>Gets when the entry was changed last; <see langword="null"/> where the service states no offset.</summary>
    public OffsetDateTime? LastModified { get; init; }

    /// <summary>Gets the service's own address for details; <see langword="null"/> where it has none.</summary>
    public string? DetailsLink { get; init; }
}
