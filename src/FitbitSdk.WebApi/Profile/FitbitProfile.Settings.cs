using System.Text.Json.Serialization;

namespace FitbitSdk.WebApi;

public sealed partial class FitbitProfile
{
    /// <summary>Gets language and country of numbers and dates, for example <c>en_GB</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>Gets language and country of texts.</summary>
    public string? LanguageLocale { get; init; }

    /// <summary>Gets in whose language foods are named.</summary>
    public string? FoodsLocale { get; init; }

    /// <summary>Gets the first day of the week, in capitals: <c>SUNDAY</c>.</summary>
    public string? StartDayOfWeek { get; init; }

    /// <summary>Gets how times are shown: <c>12hour</c> or <c>24hour</c>.</summary>
    public string? ClockTimeDisplayFormat { get; init; }

    /// <summary>Gets the unit for distances that their applications show: <c>METRIC</c> or <c>en_US</c>. What answers state follows <see cref="FitbitUnits"/> and not this.</summary>
    public string? DistanceUnit { get; init; }

    /// <summary>Gets the unit for heights that their applications show.</summary>
    public string? HeightUnit { get; init; }

    /// <summary>Gets the unit for weights that their applications show.</summary>
    public string? WeightUnit { get; init; }

    /// <summary>Gets the unit for water that their applications show.</summary>
    public string? WaterUnit { get; init; }

    /// <summary>Gets the name of that unit.</summary>
    public string? WaterUnitName { get; init; }

    /// <summary>Gets the unit for glucose that their applications show.</summary>
    public string? GlucoseUnit { get; init; }

    /// <summary>Gets the unit for swimming that their applications show.</summary>
    public string? SwimUnit { get; init; }

    /// <summary>Gets the length of a stride in walking, in centimetres or inches (<see cref="FitbitUnits"/>).</summary>
    public double? StrideLengthWalking { get; init; }

    /// <summary>Gets whether that length is the service's own (<c>default</c>, <c>auto</c>) or was typed (<c>manual</c>).</summary>
    public string? StrideLengthWalkingType { get; init; }

    /// <summary>Gets the length of a stride in running, in centimetres or inches (<see cref="FitbitUnits"/>).</summary>
    public double? StrideLengthRunning { get; init; }

    /// <summary>Gets whether that length is the service's own or was typed.</summary>
    public string? StrideLengthRunningType { get; init; }

    /// <summary>Gets whether lengths of strides are worked out.</summary>
    [JsonPropertyName("autoStrideEnabled")]
    public bool? HasAutomaticStride { get; init; }

    /// <summary>Gets how closely sleep is looked at, as the service words it.</summary>
    public string? SleepTracking { get; init; }

    /// <summary>Gets whether it is the account of a child.</summary>
    public bool? IsChild { get; init; }

    /// <summary>Gets whether it is the account of a coach.</summary>
    public bool? IsCoach { get; init; }

    /// <summary>Gets whether it is the account of an ambassador of the service.</summary>
    [JsonPropertyName("ambassador")]
    public bool? IsAmbassador { get; init; }

    /// <summary>Gets whether it is the account of an employee in a programme.</summary>
    [JsonPropertyName("corporate")]
    public bool? IsCorporate { get; init; }

    /// <summary>Gets whether it is the account of such a programme's administrator.</summary>
    [JsonPropertyName("corporateAdmin")]
    public bool? IsCorporateAdmin { get; init; }

    /// <summary>Gets whether they develop for the service's devices.</summary>
    [JsonPropertyName("sdkDeveloper")]
    public bool? IsSdkDeveloper { get; init; }

    /// <summary>Gets whether a second factor guards the account.</summary>
    [JsonPropertyName("mfaEnabled")]
    public bool? IsMultiFactor { get; init; }

    /// <summary>Gets whether their applications report bugs.</summary>
    public bool? IsBugReportEnabled { get; init; }

    /// <summary>Gets whether they test challenges.</summary>
    [JsonPropertyName("challengesBeta")]
    public bool? HasChallengesBeta { get; init; }

    /// <summary>Gets whether they have yet to accept legal terms.</summary>
    [JsonPropertyName("legalTermsAcceptRequired")]
    public bool? MustAcceptLegalTerms { get; init; }

    /// <summary>Gets features that are switched on.</summary>
    public FitbitProfileFeatures? Features { get; init; }
}
