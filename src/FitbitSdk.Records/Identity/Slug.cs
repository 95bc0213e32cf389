namespace FitbitSdk.Records;

/// <summary>The form that provider and stream ids share: they appear in file names, topics and record ids.</summary>
internal static class Slug
{
    public static string Check(string value, string what)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        bool valid = value.Length <= 64 && value.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
        return valid ? value : throw new ArgumentException($"A {what} id is up to 64 lower-case letters, digits and hyphens; '{value}' is not.", nameof(value));
    }
}
