namespace FitbitSdk;

/// <summary>Protects what a store keeps of a user's tokens. Optional: a store that finds none registered keeps them in clear.</summary>
/// <remarks>What is protected is bound to the user, the provider and the purpose: moved to another row it cannot be read. Calls come from several
/// threads at once.</remarks>
public interface ITokenProtector
{
    /// <summary>Protects bytes.</summary>
    /// <param name="key">Whose they are.</param>
    /// <param name="purpose">What they are, for example <c>tokens</c>; not secret.</param>
    /// <param name="clear">The secret.</param>
    /// <returns>What may be stored.</returns>
    byte[] Protect(TokenKey key, string purpose, ReadOnlySpan<byte> clear);

    /// <summary>Gives back what was protected.</summary>
    /// <param name="key">Whose it was.</param>
    /// <param name="purpose">What it was.</param>
    /// <param name="stored">What <see cref="Protect"/> returned.</param>
    /// <returns>The secret.</returns>
    /// <exception cref="TokenProtectionException">It was protected by another key, for another user, provider or purpose, or is damaged.</exception>
    byte[] Unprotect(TokenKey key, string purpose, ReadOnlySpan<byte> stored);
}
