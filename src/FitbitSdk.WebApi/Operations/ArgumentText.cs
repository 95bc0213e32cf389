using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi;

/// <summary>Writes arguments as the service expects them.</summary>
internal static class ArgumentText
{
    // The first tracker was sold in 2009: the service has nothing from before.
    private static readonly LocalDate Earliest = new(2009, 1, 1);

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern Seconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");
    private static readonly LocalDateTimePattern DateTimes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    /// <exception cref="ArgumentException">The argument is not one for this parameter.</exception>
    public static string Format(FitbitOperation operation, FitbitParameter parameter, object value) => (parameter.Kind, value) switch
    {
        (FitbitParameterKind.Text or FitbitParameterKind.Json, string text) => text,
        (FitbitParameterKind.Word, string word) when parameter.Words.Contains(word, StringComparer.Ordinal) => word,
        (FitbitParameterKind.Word, string word) => throw Refused(operation, parameter, $"is one of {string.Join(", ", parameter.Words)}, not '{word}'"),

        // A segment of dots would lead to another path.
        (FitbitParameterKind.Id, string id) when id.Any(char.IsAsciiLetterOrDigit) => id,
        (FitbitParameterKind.Id, string) => throw Refused(operation, parameter, "must hold letters or digits"),
        (FitbitParameterKind.Id, long number) when number >= 0 => number.ToString(CultureInfo.InvariantCulture),
        (FitbitParameterKind.Whole, long number) when !(number < parameter.Minimum || number > parameter.Maximum) => number.ToString(CultureInfo.InvariantCulture),
        (FitbitParameterKind.Whole, long number) => throw OutOfRange(operation, parameter, $"is from {parameter.Minimum} to {parameter.Maximum}, not {number}"),
        (FitbitParameterKind.Number, long or decimal) => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        (FitbitParameterKind.Boolean, bool truth) => truth ? "true" : "false",
        (FitbitParameterKind.Date or FitbitParameterKind.DateTime, LocalDate date) when date >= Earliest || IsBirthday(parameter) => LocalDatePattern.Iso.Format(date),
        (FitbitParameterKind.DateTime, LocalDateTime time) when time.Date >= Earliest => DateTimes.Format(time),
        (FitbitParameterKind.Date or FitbitParameterKind.DateTime, LocalDate) or (FitbitParameterKind.DateTime, LocalDateTime) =>
            throw OutOfRange(operation, parameter, $"is not before {Earliest:R}: the service has nothing from earlier"),
        (FitbitParameterKind.Time, LocalTime time) when time.Second == 0 && time.NanosecondOfSecond == 0 => Minutes.Format(time),
        (FitbitParameterKind.Time, LocalTime) => throw Refused(operation, parameter, "must be a whole minute"),
        (FitbitParameterKind.ExactTime, LocalTime time) when time.NanosecondOfSecond == 0 => Seconds.Format(time),
        (FitbitParameterKind.ExactTime, LocalTime) => throw Refused(operation, parameter, "must be a whole second"),
        _ => throw Refused(operation, parameter, $"is a {parameter.Kind}, not a {value.GetType().Name}"),
    };

    public static ArgumentException Refused(FitbitOperation operation, FitbitParameter parameter, string rule) => new($"{operation}: '{parameter}' {rule}.", parameter.Name);

    public static ArgumentOutOfRangeException OutOfRange(FitbitOperation operation, FitbitParameter parameter, string rule) =>
        new(parameter.Name, $"{operation}: '{parameter}' {rule}.");

    private static bool IsBirthday(FitbitParameter parameter) => parameter.Place is FitbitParameterPlace.Form;
}
