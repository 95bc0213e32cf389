using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A badge that somebody earned. Texts are in the language of the account (<see cref="FitbitClientOptions.Locale"/>).</summary>
public sealed class FitbitBadge
{
    /// <summary>Gets the id of the badge.</summary>
    public string? EncodedId { get; init; }

    /// <summary>Gets the kind, in capitals: <c>DAILY_STEPS</c>.</summary>
    [JsonPropertyName("badgeType")]
    public string? Type { get; init; }

    /// <summary>Gets the heading it stands under.</summary>
    public string? Category { get; init; }

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the name in short.</summary>
    public string? ShortName { get; init; }

    /// <summary>Gets for what it is given.</summary>
    public string? Description { get; init; }

    /// <summary>Gets for what it is given, in short.</summary>
    public string? ShortDescription { get; init; }

    /// <summary>Gets for what it is given, as the application says it.</summary>
    public string? MobileDescription { get; init; }

    /// <summary>Gets for what it is given, as advertising says it.</summary>
    public string? MarketingDescription { get; init; }

    /// <summary>Gets what the user is told.</summary>
    public string? EarnedMessage { get; init; }

    /// <summary>Gets what the user may tell others.</summary>
    public string? ShareText { get; init; }

    /// <summary>Gets the date on which it was earned last.</summary>
    [JsonPropertyName("dateTime")]
    public LocalDate? Date { get; init; }

    /// <summary>Gets how often it was earned.</summary>
    public int? TimesAchieved { get; init; }

    /// <summary>Gets how much had to be reached, in <see cref="Unit"/>.</summary>
    [JsonPropertyName("value")]
    public double? Amount { get; init; }

    /// <summary>Gets the unit of the amount; <see langword="null"/> where it is a count.</summary>
    public string? Unit { get; init; }

    /// <summary>Gets the address of the picture, 50 pixels wide.</summary>
    [JsonPropertyName("image50px")]
    public string? Image50 { get; init; }

    /// <summary>Gets the address of the picture, 75 pixels wide.</summary>
    [JsonPropertyName("image75px")]
    public string? Image75 { get; init; }

    /// <summary>Gets the address of the picture, 100 pixels wide.</summary>
    [JsonPropertyName("image100px")]
    public string? Image100 { get; init; }

    /// <summary>Gets the address of the picture, 125 pixels wide.</summary>
    [JsonPropertyName("image125px")]
    public string? Image125 { get; init; }

    /// <summary>Gets the address of the picture, 300 pixels wide.</summary>
    [JsonPropertyName("image300px")]
    public string? Image300 { get; init; }

    /// <summary>Gets the address of the picture to share, 640 pixels wide.</summary>
    [JsonPropertyName("shareImage640px")]
    public string? ShareImage { get; init; }

    /// <summary>Gets the first colour of the picture, six hexadecimal digits.</summary>
    [JsonPropertyName("badgeGradientStartColor")]
    public string? GradientStart { get; init; }

    /// <summary>Gets the last colour of the picture.</summary>
    [JsonPropertyName("badgeGradientEndColor")]
    public string? GradientEnd { get; init; }
}
