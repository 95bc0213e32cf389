namespace FitbitSdk.Http;

/// <summary>What happens to a pair that is already stored when one comes from elsewhere.</summary>
public enum TokenAdoption
{
    /// <summary>A pair that was adopted before, or that a refresh has spent, is left alone: the stored one is its successor. A pair that is new
    /// takes the place of the stored one: the user has authorized again, or the source has renewed the access token.</summary>
    IfNew = 0,

    /// <summary>The offered pair takes its place whatever is known of it, for example after a backup was restored.</summary>
    Replace = 1,
}
