using System.Text.Json;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>A row of energy, with the activity level and metabolic equivalents that belong to it.</summary>
internal readonly struct IntradayCalories : IIntradayRow
{
    private const int HighestLevel = 3;

    // The service sends them tenfold: 10 at rest.
    private const double MetsScale = 10;

    public required int Second { get; init; }

    public required double Kilocalories { get; init; }

    public required int? Level { get; init; }

    public required double? Mets { get; init; }

    public static bool TryRead(ref Utf8JsonReader json, out IntradayCalories row, out (string Member, string Reason)? fault)
    {
        int second = 0;
        double value = 0;
        int? level = null;
        double? mets = null;
        string? timeFault = "missing";
        string? valueFault = "missing";
        string? levelFault = null;
        string? metsFault = null;
        while (json.NextMember())
        {
            if (json.NameIs("time"u8))
            {
                json.Read();
                timeFault = json.TryGetSecondOfDay(out second) ? null : "not a time of day";
            }
            else if (json.NameIs("value"u8))
            {
                json.Read();
                valueFault = !json.TryGetNumber(out value) ? "not a number" : value < 0 ? "out of range" : null;
            }
            else if (json.NameIs("level"u8))
            {
                json.Read();
                level = json.TryGetWhole(out long number) && number is >= 0 and <= HighestLevel ? (int)number : null;
                levelFault = level is null && json.TokenType is not JsonTokenType.Null ? "not a level" : null;
            }
            else if (json.NameIs("mets"u8))
            {
                json.Read();
                mets = json.TryGetNumber(out double tenfold) && tenfold >= 0 ? tenfold / MetsScale : null;
                metsFault = mets is null && !json.IsNoNumber() ? "not a number of metabolic equivalents" : null;
            }
            else
            {
                json.Skip();
            }
        }

        fault = timeFault is not null ? ("time", timeFault)
            : valueFault is not null ? ("value", valueFault)
            : levelFault is not null ? ("level", levelFault)
            : metsFault is not null ? ("mets", metsFault)
            : null;
        row = new() { Second = second, Kilocalories = value, Level = level, Mets = mets };
        return timeFault is null && valueFault is null;
    }
}
