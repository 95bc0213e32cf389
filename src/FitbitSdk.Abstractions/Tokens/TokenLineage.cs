using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FitbitSdk;

/// <summary>Which pairs came before the one that is stored, so that a pair that is offered again is recognised after it was rotated.</summary>
/// <remarks>Pairs are kept as fingerprints, from which no token can be had. Each list keeps the newest <see cref="Capacity"/>, newest last.</remarks>
public sealed class TokenLineage
{
    /// <summary>How many pairs each list keeps.</summary>
    public const int Capacity = 16;

    // 96 bits: far too many to meet by accident, and far too few to say anything about a token.
    private const int FingerprintBytes = 12;

    /// <summary>Gets the lineage of a pair that nothing came before.</summary>
    public static TokenLineage Empty { get; } = new();

    /// <summary>Gets the pairs that came from elsewhere; the first of a line is among them however it got into the store.</summary>
    public IReadOnlyList<string> Adopted { get; init; } = [];

    /// <summary>Gets the pairs whose successor was stored.</summary>
    public IReadOnlyList<string> Spent { get; init; } = [];

    /// <summary>Names a pair by its refresh token, or by its access token where it has no other.</summary>
    /// <param name="token">The pair.</param>
    /// <returns>16 characters of base64url.</returns>
    public static string Fingerprint(OAuthToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes(token.Refresh?.Reveal() ?? token.Access.Reveal()));
        return Base64Url.EncodeToString(hash.AsSpan(0, FingerprintBytes));
    }

    /// <summary>Says whether a pair is among those that came before.</summary>
    /// <param name="token">The pair.</param>
    /// <returns>Whether it was adopted or spent.</returns>
    public bool Knows(OAuthToken token)
    {
        string fingerprint = Fingerprint(token);
        return Adopted.Contains(fingerprint, StringComparer.Ordinal) || Spent.Contains(fingerprint, StringComparer.Ordinal);
    }

    /// <summary>Notes a pair that came from elsewhere.</summary>
    /// <param name="token">The pair.</param>
    /// <returns>The lineage with it.</returns>
    public TokenLineage WithAdopted(OAuthToken token) => new() { Adopted = Append(Adopted, token), Spent = Spent };

    /// <summary>Notes a pair whose successor is about to be stored.</summary>
    /// <param name="token">The pair.</param>
    /// <returns>The lineage with it.</returns>
    public TokenLineage WithSpent(OAuthToken token) => new()
    {
        // A source that hands out the same first pair at every start does so for years; the list of spent pairs is full within a week.
        Adopted = Adopted.Count == 0 ? Append(Adopted, token) : Adopted,
        Spent = Append(Spent, token),
    };

    /// <inheritdoc/>
    public override string ToString() => $"({Adopted.Count} adopted, {Spent.Count} spent)";

    private static string[] Append(IReadOnlyList<string> list, OAuthToken token)
    {
        string fingerprint = Fingerprint(token);
        return [.. list.Where(other => other != fingerprint).TakeLast(Capacity - 1), fingerprint];
    }
}
