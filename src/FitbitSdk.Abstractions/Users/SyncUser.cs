using System.Text;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk;

/// <summary>A person whose data is kept, and what a sync needs to know of them.</summary>
public sealed record SyncUser
{
    /// <summary>Creates a user.</summary>
    /// <param name="key">The host's own id of the person.</param>
    /// <param name="consentStart">From when data may be read.</param>
    /// <param name="consentEnd">Until when, not included; <see langword="null"/> for an open end.</param>
    /// <exception cref="ArgumentException">The consent ends before it starts.</exception>
    public SyncUser(UserKey key, Instant consentStart, Instant? consentEnd = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key == UserKey.Everyone)
        {
            throw new ArgumentException("A user is one person, not everyone.", nameof(key));
        }

        if (consentEnd <= consentStart)
        {
            throw new ArgumentException("A consent must end after it starts.", nameof(consentEnd));
        }

        (Key, ConsentStart, ConsentEnd) = (key, consentStart, consentEnd);
    }

    /// <summary>Gets the host's own id of the person.</summary>
    public UserKey Key { get; }

    /// <summary>Gets from when data may be read.</summary>
    public Instant ConsentStart { get; }

    /// <summary>Gets until when data may be read, not included; <see langword="null"/> for an open end.</summary>
    public Instant? ConsentEnd { get; }

    /// <summary>Gets the version of the copy: a new version has offsets of its own and reads everything again.</summary>
    /// <value>The default is 0.</value>
    public int Version { get; init; }

    /// <summary>Gets the provider's id of the account; <see langword="null"/> for the owner of the token.</summary>
    public string? AccountId { get; init; }

    /// <summary>Gets the host's project of the user, if it has one.</summary>
    /// <exception cref="ArgumentException">It holds half of a surrogate pair.</exception>
    public string? Project { get; init => field = Writable(value, nameof(Project)); }

    /// <summary>Gets the host's id of the device or account the data comes from, if it has one.</summary>
    /// <exception cref="ArgumentException">It holds half of a surrogate pair.</exception>
    public string? SourceId { get; init => field = Writable(value, nameof(SourceId)); }

    /// <inheritdoc/>
    public override string ToString() => Key.ToString();

    // What cannot be written as UTF-8 would fail in every encoder, once the user's records are read.
    private static string? Writable(string? value, string name) =>
        value is null || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)) == value
            ? value
            : throw new ArgumentException($"{name} holds half of a surrogate pair, which no format can carry.", name);
}
