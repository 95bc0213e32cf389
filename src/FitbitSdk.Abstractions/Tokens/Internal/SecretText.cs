namespace FitbitSdk;

internal static class SecretText
{
    /// <summary>Refuses what cannot be a token, without ever quoting it.</summary>
    public static string Check(string value, string what)
    {
        bool valid = value is { Length: > 0 and <= 4096 } && value.All(static c => c is > ' ' and < (char)127);
        return valid ? value : throw new ArgumentException($"The {what} must be 1 to 4096 visible ASCII characters.", nameof(value));
    }
}
