namespace FitbitSdk.Http;

/// <summary>The account that new tokens of a user must be of, so that nobody's history is continued with somebody else's data.</summary>
/// <param name="Expected">The account that was asked for; where none was, it is that of the stored tokens.</param>
/// <param name="Issued">The ids of the account that consented; one account may have several.</param>
internal sealed record AccountPin(string? Expected, IReadOnlyList<string> Issued)
{
    /// <summary>Looks whether the account is the right one.</summary>
    /// <param name="stored">What would be replaced.</param>
    /// <exception cref="AuthorizationException">It is another one.</exception>
    public void Check(OAuthToken? stored)
    {
        if ((Expected ?? stored?.AccountId) is { } account && !Issued.Contains(account, StringComparer.Ordinal))
        {
            throw new AuthorizationException(AuthorizationFailure.OtherAccount);
        }
    }
}
