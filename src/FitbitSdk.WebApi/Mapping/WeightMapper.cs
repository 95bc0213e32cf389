using System.Buffers;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps weight logs, several a date. No language is asked for, so that the service answers in kilograms.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/body/get-weight-log/">Source</see>.</remarks>
internal static class WeightMapper
{
    // Nobody weighs more; a larger number is a fault of the service, not a person.
    private const double Maximum = 1_000;
    private const double MaximumIndex = 1_000;
    private const double MaximumFat = 100;

    // What the service itself puts where somebody gave no time of day.
    private static readonly LocalTime NoTime = new(23, 59, 59);

    private static readonly DatedList<Entry> List = new("GetWeightLogs", "weight", static () => new()) { DateMember = "date" };

    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => DatedListMapper<Entry, WeightLog>.Map(List, body, context);

    private sealed class Entry : IDatedEntry<WeightLog>
    {
        private string? _logId;
        private LocalTime _time = NoTime;
        private double? _kilograms;
        private double? _index;
        private double? _fat;
        private string? _source;
        private (string Member, string Reason)? _fault;

        public bool TryRead(ref Utf8JsonReader json, ElementPlace place)
        {
            string? name = json.TryGetText(out string? text) ? text : null;
            switch (name)
            {
                case "logId":
                    json.Read();
                    Check(json.TryGetId(out _logId), name, "not an unsigned 64-bit number");
                    return true;
                case "time":
                    ReadTime(ref json);
                    return true;
                case "weight":
                    json.Read();
                    Check(json.TryGetNumber(out double weight), name, "not a number");
                    Check(weight is > 0 and <= Maximum, name, "out of range");
                    _kilograms = weight;
                    return true;
                case "bmi":
                    _index = json.ReadAmount(place, name, MaximumIndex);
                    return true;
                case "fat":
                    _fat = json.ReadAmount(place, name, MaximumFat);
                    return true;
                case "source":
                    _source = json.ReadText(place, name);
                    return true;
                default:
                    return false;
            }
        }

        public void AddTo(List<WeightLog> records, LocalDate date, ReadRequest request, ElementPlace place)
        {
            Check(_logId is not null, "logId", "missing");
            Check(_kilograms is not null, "weight", "missing");
            if (_fault is { } fault)
            {
                place.Report(fault.Member, fault.Reason);
                return;
            }

            records.Add(new()
            {
                LogId = _logId!,
                Time = request.Zones.Resolve(date + _time),
                Date = date,
                Kilograms = _kilograms!.Value,
                BodyMassIndex = _index,
                BodyFatPercent = _fat,
                Source = _source,
            });
        }

        private void ReadTime(ref Utf8JsonReader json)
        {
            json.Read();
            if (json.TokenType is not JsonTokenType.Null)
            {
                Check(json.TryGetText(out string? text) & LocalTimes.TryParseTimeOfDay(text, out _time), "time", "not a time of day");
            }
        }

        // Without one of these there is no log; the first fault is told.
        private void Check(bool holds, string member, string reason) => _fault ??= holds ? null : (member, reason);
    }
}
