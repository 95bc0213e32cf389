using System.Text.Json;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi;

/// <summary>A row of a time and one whole number.</summary>
internal readonly struct IntradaySample(int second, int value) : IIntradayRow
{
    public int Second { get; } = second;

    public int Value { get; } = value;

    public static bool TryRead(ref Utf8JsonReader json, int minimum, int maximum, out IntradaySample row, out (string Member, string Reason)? fault)
    {
        int second = 0;
        long value = 0;
        string? timeFault = "missing";
        string? valueFault = "missing";
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
                valueFault = !json.TryGetWhole(out value) ? "not a whole number" : value < minimum || value > maximum ? "out of range" : null;
            }
            else
            {
                json.Skip();
            }
        }

        fault = timeFault is not null ? ("time", timeFault) : valueFault is not null ? ("value", valueFault) : null;
        row = fault is null ? new(second, (int)value) : default;
        return fault is null;
    }
}
