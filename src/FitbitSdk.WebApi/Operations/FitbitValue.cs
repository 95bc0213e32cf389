using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>What is filled in for a parameter: made from a date, a time, a number, a text or a truth.</summary>
public readonly struct FitbitValue
{
    private FitbitValue(object value) => Value = value;

    /// <summary>Gets the value; <see langword="null"/> in a default instance, which stands for nothing.</summary>
    internal object? Value { get; }

    /// <summary>Takes a text, a word or an id.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator FitbitValue(string value) => new(value);

    /// <summary>Takes a date.</summary>
    /// <param name="value">The date.</param>
    public static implicit operator FitbitValue(LocalDate value) => new(value);

    /// <summary>Takes a time of day.</summary>
    /// <param name="value">The time.</param>
    public static implicit operator FitbitValue(LocalTime value) => new(value);

    /// <summary>Takes a date and a time.</summary>
    /// <param name="value">The date and the time.</param>
    public static implicit operator FitbitValue(LocalDateTime value) => new(value);

    /// <summary>Takes a whole number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator FitbitValue(long value) => new(value);

    /// <summary>Takes a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator FitbitValue(decimal value) => new(value);

    /// <summary>Takes true or false.</summary>
    /// <param name="value">The truth.</param>
    public static implicit operator FitbitValue(bool value) => new(value);
}
