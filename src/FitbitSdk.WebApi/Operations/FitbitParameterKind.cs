namespace FitbitSdk.WebApi;

/// <summary>What a parameter of a call may be, and how it is written.</summary>
public enum FitbitParameterKind
{
    /// <summary>Any text.</summary>
    Text = 0,

    /// <summary>One of <see cref="FitbitParameter.Words"/>.</summary>
    Word = 1,

    /// <summary>An id of the service: text with at least one letter or digit.</summary>
    Id = 2,

    /// <summary>A whole number within <see cref="FitbitParameter.Minimum"/> and <see cref="FitbitParameter.Maximum"/>.</summary>
    Whole = 3,

    /// <summary>A number.</summary>
    Number = 4,

    /// <summary>True or false.</summary>
    Boolean = 5,

    /// <summary>A date, <c>yyyy-MM-dd</c>.</summary>
    Date = 6,

    /// <summary>A date, or a date and a time to the second.</summary>
    DateTime = 7,

    /// <summary>A time of day in whole minutes, <c>HH:mm</c>.</summary>
    Time = 8,

    /// <summary>A time of day in whole seconds, <c>HH:mm:ss</c>.</summary>
    ExactTime = 9,

    /// <summary>A body of JSON, as text.</summary>
    Json = 10,
}
