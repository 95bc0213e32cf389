using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FitbitSdk;

/// <summary>What an authorization under way is stored under: a hash of its state. Whoever reads the store cannot complete anything with it.</summary>
public sealed record AuthorizationStateId
{
    private AuthorizationStateId(string value) => Value = value;

    /// <summary>Gets the SHA-256 of the state in Base64 for URLs: 43 characters.</summary>
    public string Value { get; }

    /// <summary>Gives the id of a state.</summary>
    /// <param name="state">The state, as it travels through the browser.</param>
    /// <returns>The id.</returns>
    public static AuthorizationStateId Of(string state)
    {
        ArgumentException.ThrowIfNullOrEmpty(state);
        return new(Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(state))));
    }
}
