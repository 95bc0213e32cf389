using System.Security.Cryptography;

namespace FitbitSdk;

/// <summary>A pair of tokens with the version that the store gave it.</summary>
/// <param name="Token">The tokens.</param>
/// <param name="Version">Another at each write of a user's tokens, and never one that they had before, not after a removal either.</param>
public sealed record StoredToken(OAuthToken Token, long Version)
{
    /// <summary>Gives the version that a write leads to: for stores.</summary>
    /// <param name="expected">What the write replaces; <see langword="null"/> where nothing is stored.</param>
    /// <returns>One more; the first is at random, from 1 to 2<sup>52</sup>, so that a store need not remember those that it removed.</returns>
    public static long VersionAfter(StoredToken? expected) =>
        expected is null ? 1 + (BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & ((1L << 52) - 1)) : expected.Version + 1;
}
