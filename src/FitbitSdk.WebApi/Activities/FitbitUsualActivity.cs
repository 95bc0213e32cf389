using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A kind of activity that the user logs often or logged of late, and what was logged of it last.</summary>
public sealed class FitbitUsualActivity
{
    /// <summary>Gets the id of the kind.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string ActivityId { get; init; }

    /// <summary>Gets the name, in the language of the account.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what is said of the kind; may be empty.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the energy that was spent, in kcal; <see langword="null"/> where it is not known.</summary>
    [JsonConverter(typeof(AmountConverter))]
    public double? Calories { get; init; }

    /// <summary>Gets how far it went, in kilometres or miles (<see cref="FitbitUnits"/>); 0 also where it is not known.</summary>
    public double? Distance { get; init; }

    /// <summary>Gets how long it lasted; <see langword="null"/> where it is not known.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    public Duration? Duration { get; init; }
}
