using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>One version of a user's copy from one provider.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="User">The user.</param>
/// <param name="Version">The version of the copy.</param>
public sealed record SyncAccount(ProviderId Provider, UserKey User, int Version)
{
    /// <summary>Gives the account under which a store keeps what belongs to a provider as a whole, in the row without a stream.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns>An account of no person: removing a user never touches it.</returns>
    public static SyncAccount Of(ProviderId provider) => new(provider, UserKey.Everyone, 0);
}
