using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>One version of a user's copy from one provider.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="User">The user.</param>
/// <param name="Version">The version of the copy.</param>
public sealed record SyncAccount(ProviderId Provider, UserKey User, int Version);
