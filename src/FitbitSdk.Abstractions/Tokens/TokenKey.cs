using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>Names the tokens of one user at one provider.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="User">The user.</param>
public sealed record TokenKey(ProviderId Provider, UserKey User);
