namespace FitbitSdk.WebApi;

/// <summary>Which values of an activity the user typed; <see langword="null"/> where the service does not say.</summary>
public sealed class FitbitManualValues
{
    /// <summary>Gets whether the energy was typed.</summary>
    public bool? Calories { get; init; }

    /// <summary>Gets whether the distance was typed.</summary>
    public bool? Distance { get; init; }

    /// <summary>Gets whether the steps were typed.</summary>
    public bool? Steps { get; init; }
}
