using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>PKCE (RFC 7636) with S256, the only method of the service.</summary>
internal static class ProofKey
{
    private static readonly SearchValues<char> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>An SHA-256 in Base64 for URLs has 43 characters and no padding.</summary>
    public static bool IsChallenge(string text) => text.Length == 43 && Base64Url.IsValid(text);

    public static bool IsVerifier(string text) => text.Length is >= 43 and <= 128 && !text.AsSpan().ContainsAnyExcept(Unreserved);

    public static bool Answers(string verifier, string challenge) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == challenge;
}
