using System.Globalization;
using System.Text.Json;

namespace FitbitSdk.Simulators.Faults;

/// <summary>Scripts as JSON. Strict: a misspelt member would be a fault that never comes.</summary>
internal static class FaultJson
{
    public static IReadOnlyList<FaultRule> Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(Rule)]
                : throw new FormatException("faults: a JSON array of rules is needed.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"faults: not JSON in line {wrong.LineNumber + 1}."), wrong);
        }
    }

    private static FaultRule Rule(JsonElement members, int index)
    {
        string at = $"faults[{index}]";
        Dictionary<string, JsonElement> left = members.ValueKind is JsonValueKind.Object
            ? members.EnumerateObject().GroupBy(static member => member.Name).ToDictionary(static same => same.Key, static same => same.Last().Value, StringComparer.Ordinal)
            : throw new FormatException($"{at} must be an object.");

        T? Take<T>(string name, Func<JsonElement, T> read)
        {
            if (!left.Remove(name, out JsonElement value) || value.ValueKind is JsonValueKind.Null)
            {
                return default;
            }

            try
            {
                return read(value);
            }
            catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or ArgumentException or OverflowException)
            {
                throw new FormatException($"{at}.{name}: {value.GetRawText()} does not fit.", wrong);
            }
        }

        FaultRule rule = new()
        {
            Kind = Take("kind", static value => (FaultKind?)Kind(value.GetString()!)) ?? throw new FormatException($"{at}.kind is missing."),
            Path = Take("path", static value => value.GetString()!) ?? "*",
            UserId = Take("user", static value => value.GetString()!),
            From = Take("from", static value => (DateTimeOffset?)value.GetDateTimeOffset()),
            Until = Take("until", static value => (DateTimeOffset?)value.GetDateTimeOffset()),
            Times = Take("times", static value => (int?)value.GetInt32()),
            Share = Take("share", static value => (double?)value.GetDouble()) ?? 1,
            Status = Take("status", static value => (int?)value.GetInt32()),
            Delay = Take("delayMs", static value => (TimeSpan?)TimeSpan.FromMilliseconds(value.GetInt32())),
        };
        if (left.Count > 0)
        {
            throw new FormatException($"{at}.{left.Keys.First()} is not known.");
        }

        return rule.Complaint() is { } complaint ? throw new FormatException($"{at}: {complaint}") : rule;
    }

    /// <summary>By name alone: a number would change its meaning with the next kind.</summary>
    private static FaultKind Kind(string name) =>
        Enum.GetNames<FaultKind>().FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<FaultKind>(known)
            : throw new FormatException(name);
}
