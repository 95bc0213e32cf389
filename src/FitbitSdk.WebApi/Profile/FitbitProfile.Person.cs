using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

public sealed partial class FitbitProfile
{
    /// <summary>Gets the service's id of the account (<see cref="OAuthToken.AccountId"/>).</summary>
    public string? EncodedId { get; init; }

    /// <summary>Gets the whole name.</summary>
    public string? FullName { get; init; }

    /// <summary>Gets the first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Gets the last name.</summary>
    public string? LastName { get; init; }

    /// <summary>Gets the name that others see.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets which name that is, as the service words it: <c>name</c> or <c>username</c>.</summary>
    public string? DisplayNameSetting { get; init; }

    /// <summary>Gets what they say of themselves.</summary>
    public string? AboutMe { get; init; }

    /// <summary>Gets the gender.</summary>
    public FitbitGender? Gender { get; init; }

    /// <summary>Gets the date of birth.</summary>
    public LocalDate? DateOfBirth { get; init; }

    /// <summary>Gets the age in years.</summary>
    public int? Age { get; init; }

    /// <summary>Gets the height in centimetres or inches (<see cref="FitbitUnits"/>).</summary>
    public double? Height { get; init; }

    /// <summary>Gets the weight in kilograms, pounds or stones (<see cref="FitbitUnits"/>).</summary>
    public double? Weight { get; init; }

    /// <summary>Gets the country by its two letters.</summary>
    public string? Country { get; init; }

    /// <summary>Gets the state.</summary>
    public string? State { get; init; }

    /// <summary>Gets the city.</summary>
    public string? City { get; init; }

    /// <summary>Gets the date on which the account was opened.</summary>
    public LocalDate? MemberSince { get; init; }

    /// <summary>Gets the mean of the steps of a day.</summary>
    public int? AverageDailySteps { get; init; }

    /// <summary>Gets the address of the picture, 100 pixels wide.</summary>
    public string? Avatar { get; init; }

    /// <summary>Gets the address of the picture, 150 pixels wide.</summary>
    public string? Avatar150 { get; init; }

    /// <summary>Gets the address of the picture, 640 pixels wide.</summary>
    public string? Avatar640 { get; init; }

    /// <summary>Gets the badges that they value most; empty where there are none.</summary>
    [JsonConverter(typeof(ListConverter<FitbitBadge>))]
    public IReadOnlyList<FitbitBadge> TopBadges { get => field ?? []; init; }
}
