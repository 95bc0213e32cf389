namespace FitbitSdk.Http;

/// <summary>What happens to a pair that is already stored when one comes from elsewhere.</summary>
public enum TokenAdoption
{
    /// <summary>The stored pair stays: it may be a successor of the one that is offered, and then that one is void.</summary>
    KeepStored = 0,

    /// <summary>The offered pair takes its place: the user has just authorized again.</summary>
    Replace = 1,
}
