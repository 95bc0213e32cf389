using System.Text.RegularExpressions;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>What may differ from one view of a client to another.</summary>
internal sealed partial record FitbitCallSettings
{
    /// <summary>Gets those of a sync: metric units, and the patience of the client's options.</summary>
    public static FitbitCallSettings Default { get; } = new();

    /// <summary>Gets how long a call waits for quota; <see langword="null"/> as long as the client's options say.</summary>
    public TimeSpan? MaximumWait { get; init => field = value is { } wait ? ClientOptionsCheck.ThrowIfNoWait(wait) : null; }

    public FitbitUnits Units { get; init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Units), value, "There are no such units."); }

    public string? Locale
    {
        get;
        init => field = value is null || LocaleForm().IsMatch(value)
            ? value
            : throw new ArgumentException("A locale is a language and a country, for example fr_FR.", nameof(Locale));
    }

    public static FitbitCallSettings Of(FitbitClientOptions options) => new() { Units = options.Units, Locale = options.Locale };

    /// <summary>Gives the headers in which the service is told of them, after those of a call; <see langword="null"/> where there are none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? ToHeaders(IReadOnlyList<KeyValuePair<string, string>> call)
    {
        if (Units is FitbitUnits.Metric && Locale is null)
        {
            return call.Count == 0 ? null : call;
        }

        List<KeyValuePair<string, string>> headers = [.. call];
        if (Units is not FitbitUnits.Metric)
        {
            headers.Add(new("Accept-Language", Units is FitbitUnits.UnitedStates ? "en_US" : "en_GB"));   // metric is what is not asked for
        }

        if (Locale is not null)
        {
            headers.Add(new("Accept-Locale", Locale));
        }

        return headers;
    }

    [GeneratedRegex(@"^[a-z]{2}_[A-Z]{2}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocaleForm();
}
