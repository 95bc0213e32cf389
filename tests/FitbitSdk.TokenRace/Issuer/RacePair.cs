using System.Globalization;
using System.Security.Cryptography;

namespace FitbitSdk.TokenRace;

/// <summary>One generation of a user's tokens. The generation can be read from the text, so that a witness needs no memory.</summary>
internal sealed class RacePair(string user, int generation)
{
    public int Generation => generation;

    public string Access { get; } = Text("access", user, generation);

    public string Refresh { get; } = Text("refresh", user, generation);

    /// <summary>Gets or sets when the access token was used first; expirations count from there.</summary>
    public long? FirstUse { get; set; }

    /// <summary>Gets or sets whether either token was shown by a client: from then on the refresh token before is void.</summary>
    public bool IsUsed { get; set; }

    public static (string User, int Generation)? Read(string token) =>
        token.Split('.') is [_, var user, var generation, _] ? (user, int.Parse(generation, CultureInfo.InvariantCulture)) : null;

    private static string Text(string kind, string user, int generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}.{user}.{generation}.{RandomNumberGenerator.GetHexString(24)}");
}
