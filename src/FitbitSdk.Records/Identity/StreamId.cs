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

    /// <summary>Gets calories by minute, with activity level and metabolic equivalents.</summary>
    public static StreamId Calories { get; } = new("calories");

    /// <summary>Gets heart rate variability during the main sleep, every five minutes.</summary>
    public static StreamId HeartRateVariability { get; } = new("heart-rate-variability");

    /// <summary>Gets oxygen saturation during the main sleep, by minute.</summary>
    public static StreamId OxygenSaturation { get; } = new("oxygen-saturation");

    /// <summary>Gets breathing rate of a night, by sleep stage.</summary>
    public static StreamId BreathingRate { get; } = new("breathing-rate");

    /// <summary>Gets skin temperature of a night, relative to the user's own baseline.</summary>
    public static StreamId SkinTemperature { get; } = new("skin-temperature");

    /// <summary>Gets resting heart rate by date.</summary>
    public static StreamId RestingHeartRate { get; } = new("resting-heart-rate");

    /// <summary>Gets what each date came to: steps, distance, energy, minutes by activity level.</summary>
    public static StreamId DailyActivity { get; } = new("daily-activity");

    /// <summary>Gets weighings, of a scale or entered.</summary>
    public static StreamId Weight { get; } = new("weight");

    /// <summary>Gets sleep logs with their stages.</summary>
    public static StreamId Sleep { get; } = new("sleep");

    /// <summary>Gets activity logs: workouts and walks, recorded or entered.</summary>
    public static StreamId ActivityLog { get; } = new("activity-log");

    /// <summary>Gets the time zone that the account is set to.</summary>
    public static StreamId TimeZone { get; } = new("time-zone");

    /// <summary>Gets the text of the id.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
