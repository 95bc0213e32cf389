namespace FitbitSdk.Simulators.OAuth;

/// <summary>What a consent has in common at both services.</summary>
internal interface IAccountTokens
{
    /// <summary>What was issued last to a user, whether or not it still works.</summary>
    TokenGrant LastGrant(string userId);

    /// <summary>The id of the user that a request without <c>user</c> is about, or of the one it names; <see langword="null"/> for an unknown one.</summary>
    string? UserOrFirst(string userId);

    /// <summary>Issues the tokens of a new consent.</summary>
    TokenGrant Consent(string userId, IReadOnlyList<string> scopes, DateTimeOffset now);
}
