namespace FitbitSdk.WebApi;

/// <summary>Whose clock dates and times of a call are those of, in the question as in the answer.</summary>
public enum FitbitClock
{
    /// <summary>The account's own, as its device showed it.</summary>
    Account = 0,

    /// <summary>UTC.</summary>
    Utc = 1,
}
