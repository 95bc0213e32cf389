using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace FitbitSdk.Records;

/// <summary>The host's own id of a person whose data is kept.</summary>
/// <remarks>The key travels with every record, so it should be a pseudonym. It is never printed: <see cref="ToString"/> gives a short
/// digest that is the same for the same key, so that log lines can be told apart without naming anyone.</remarks>
public sealed record UserKey
{
    /// <summary>The longest key that is accepted, in UTF-16 units.</summary>
    public const int MaximumLength = 200;

    private const string EveryoneText = "*";

    private UserKey() => Value = EveryoneText;

    /// <summary>Creates a key.</summary>
    /// <param name="value">1 to <see cref="MaximumLength"/> characters, none of them a control character or half of a surrogate pair; not <c>*</c>.</param>
    /// <exception cref="ArgumentException">The value is empty, too long or holds such a character.</exception>
    public UserKey(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (value.Length > MaximumLength || value.Any(char.IsControl) || !IsUnicode(value))
        {
            throw new ArgumentException($"A user key has at most {MaximumLength} characters, no control characters and no half surrogate pairs.", nameof(value));
        }

        Value = value != EveryoneText ? value : throw new ArgumentException("The user key '*' stands for everyone: see UserKey.Everyone.", nameof(value));
    }

    /// <summary>Gets what stands for all users of a provider, in state that belongs to the provider as a whole: no person's key equals it.</summary>
    public static UserKey Everyone { get; } = new();

    /// <summary>Gets the key as the host gave it.</summary>
    public string Value { get; }

    /// <summary>Gives a digest of the key, safe for logs.</summary>
    /// <returns><c>user:</c> and eight hexadecimal digits.</returns>
    public override string ToString() => "user:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Value)).AsSpan(0, 4));

    // What cannot be written as UTF-8 would fail in every encoder, once its records are read.
    private static bool IsUnicode(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(value, out _, out int length) is not OperationStatus.Done)
            {
                return false;
            }

            value = value[length..];
        }

        return true;
    }
}
