namespace FitbitSdk.Records;

/// <summary>Names one kind of data, for example <c>heart-rate</c>; the same name for the same meaning at every provider.</summary>
public sealed record StreamId
{
    /// <summary>Creates an id.</summary>
    /// <param name="value">Lower-case letters, digits and hyphens; at most 64.</param>
    /// <exception cref="ArgumentException">The value has another form.</exception>
    public StreamId(string value) => Value = Slug.Check(value, "stream");

    /// <summary>Gets heart rate by second, where the device records it.</summary>
    public static StreamId HeartRate { get; } = new("heart-rate");

    /// <summary>Gets steps by minute.</summary>
    public static StreamId Steps { get; } = new("steps");

    /// <summary>Gets sleep logs with their stages.</summary>
    public static StreamId Sleep { get; } = new("sleep");

    /// <summary>Gets the text of the id.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
