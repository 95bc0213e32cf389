using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FitbitSdk.Http;

/// <summary>The secrets of a flow: 256 random bits each, in Base64 for URLs.</summary>
internal static class ProofKey
{
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The challenge of a verifier by S256 (RFC 7636).</summary>
    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <summary>A hash of what binds a flow to a browser. Its key is the state, which is stored nowhere: a store that leaks gives no session id to guess at.</summary>
    public static string BindingHash(string state, string binding) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(binding)));

    public static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
