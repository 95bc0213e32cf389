namespace FitbitSdk.Records;

/// <summary>Names an upstream API, for example <c>fitbit</c>.</summary>
public sealed record ProviderId
{
    /// <summary>Creates an id.</summary>
    /// <param name="value">Lower-case letters, digits and hyphens; at most 64.</param>
    /// <exception cref="ArgumentException">The value has another form.</exception>
    public ProviderId(string value) => Value = Slug.Check(value, "provider");

    /// <summary>Gets the Fitbit Web API.</summary>
    public static ProviderId Fitbit { get; } = new("fitbit");

    /// <summary>Gets the Google Health API.</summary>
    public static ProviderId GoogleHealth { get; } = new("google-health");

    /// <summary>Gets the text of the id.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
