using System.Globalization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Cardio fitness of a date: an estimate of the oxygen that the body takes up at most (VO2 max), in ml/kg/min, whatever the units.</summary>
public sealed class FitbitCardioFitness
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>Gets the date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Gets the estimate as the service writes it: a range such as <c>42-46</c>, or one number after runs with GPS;
    /// <see langword="null"/> where it states none.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the lower end of the range, or the one number; <see langword="null"/> where the text is neither.</summary>
    public double? Minimum => ToNumber(Text?.Split('-')[0]);

    /// <summary>Gets the upper end of the range, or the one number; <see langword="null"/> where the text is neither.</summary>
    public double? Maximum => ToNumber(Text?.Split('-')[^1]);

    private static double? ToNumber(string? text) =>
        double.TryParse(text, Plain, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
