using System.Buffers;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps the resting heart rate of each date; dates without wear have none.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/heartrate-timeseries/get-heartrate-timeseries-by-date-range/">Source</see>.</remarks>
internal static class RestingHeartRateMapper
{
    // No heart beats faster; a larger number is a fault of the service, not a day.
    private const int Maximum = 400;

    private static readonly DatedList<Day> List = new("GetRestingHeartRate", "activities-heart", static () => new());

    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => DatedListMapper<Day, RestingHeartRate>.Map(List, body, context);

    private sealed class Day : IDatedEntry<RestingHeartRate>
    {
        private long? _beats;

        public bool TryRead(ref Utf8JsonReader json, ElementPlace place)
        {
            if (!json.NameIs("value"u8))
            {
                return false;
            }

            bool entered = json.TryEnter(JsonTokenType.StartObject, place, "value");
            while (entered && json.NextMember())
            {
                if (json.NameIs("restingHeartRate"u8))
                {
                    _beats = json.ReadWhole(place, "value.restingHeartRate", Maximum, minimum: 1);
                }
                else
                {
                    json.Skip();
                }
            }

            return true;
        }

        public void AddTo(List<RestingHeartRate> records, LocalDate date, ReadRequest request, ElementPlace place)
        {
            if (_beats is { } beats)
            {
                records.Add(new() { Date = date, BeatsPerMinute = (int)beats });
            }
        }
    }
}
