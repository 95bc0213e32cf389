namespace FitbitSdk.WebApi;

/// <summary>What an answer is written in.</summary>
public enum FitbitAnswerFormat
{
    /// <summary>JSON.</summary>
    Json = 0,

    /// <summary>Garmin's Training Center XML.</summary>
    Tcx = 1,
}
