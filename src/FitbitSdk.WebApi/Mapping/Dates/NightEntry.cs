using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>The samples of a night, under the date on which it ended. They carry local times, which may be of the date before.</summary>
internal sealed class NightEntry<TKind, TValue, TRecord> : IDatedEntry<TRecord>
    where TKind : struct, INightKind<TValue, TRecord>
    where TValue : struct
    where TRecord : struct, IHealthRecord<TRecord>
{
    private readonly List<(LocalDateTime Time, TValue Value)> _samples = [];

    public static DatedList<NightEntry<TKind, TValue, TRecord>> List { get; } = new(TKind.Operation, TKind.List, static () => new()) { IsBare = TKind.IsBare };

    public bool TryRead(ref Utf8JsonReader json, ElementPlace place)
    {
        if (!json.NameIs("minutes"u8))
        {
            return false;
        }

        if (json.TryEnter(JsonTokenType.StartArray, place, "minutes"))
        {
            string minutes = place.ArrayIn("minutes");
            for (int index = 0; json.NextElement(); index++)
            {
                ReadSample(ref json, place.At(minutes, index));
            }
        }

        return true;
    }

    public void AddTo(List<TRecord> records, LocalDate date, ReadRequest request, ElementPlace place)
    {
        if (_samples.Count == 0)
        {
            return;
        }

        RecordTime start = request.Zones.Resolve(_samples.Min(static sample => sample.Time));
        foreach ((LocalDateTime local, TValue value) in _samples)
        {
            // A night that ends within the consent may begin before it.
            RecordTime time = start.Beside(local);
            if (time.Bounds.Earliest >= request.User.ConsentStart && !(time.Bounds.Latest >= request.User.ConsentEnd))
            {
                records.Add(TKind.Create(time, date, value));
            }
        }
    }

    private void ReadSample(ref Utf8JsonReader json, ElementPlace place)
    {
        if (json.TokenType is not JsonTokenType.StartObject)
        {
            json.Skip();
            place.Report(null, "not an object");
            return;
        }

        LocalDateTime time = default;
        TValue? value = null;
        string? timeFault = "missing";
        string? valueFault = "missing";
        while (json.NextMember())
        {
            if (json.NameIs("minute"u8))
            {
                json.Read();
                timeFault = json.TryGetLocalTime(out time) ? null : "not a local date and time";
            }
            else if (json.NameIs("value"u8))
            {
                value = TKind.ReadValue(ref json, place);
                valueFault = null;
            }
            else
            {
                json.Skip();
            }
        }

        if ((timeFault ?? valueFault) is { } fault)
        {
            place.Report(timeFault is null ? "value" : "minute", fault);
        }
        else if (value is { } known)
        {
            _samples.Add((time, known));
        }
    }
}
