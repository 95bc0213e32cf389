using System.Buffers;
using System.Text.Json;
using FitbitSdk.Http;
using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>Maps skin temperatures: nights with a difference from the user's baseline. Nights without one are not in the answer.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/temperature/get-temperature-skin-summary-by-interval/">Source</see>.</remarks>
internal static class SkinTemperatureMapper
{
    private static readonly DatedList<Night> List = new("GetSkinTemperature", "tempSkin", static () => new());

    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => DatedListMapper<Night, SkinTemperatureNight>.Map(List, body, context);

    private sealed class Night : IDatedEntry<SkinTemperatureNight>
    {
        private bool _stated;
        private double? _relative;
        private string? _logType;

        public bool TryRead(ref Utf8JsonReader json, ElementPlace place)
        {
            if (json.NameIs("value"u8))
            {
                ReadValue(ref json, place);
                return true;
            }

            if (json.NameIs("logType"u8))
            {
                _logType = json.ReadText(place, "logType");
                return true;
            }

            return false;
        }

        public void AddTo(List<SkinTemperatureNight> records, LocalDate date, ReadRequest request, ElementPlace place)
        {
            if (_relative is { } relative)
            {
                records.Add(new() { Date = date, RelativeCelsius = relative, LogType = _logType });
            }
            else if (!_stated)
            {
                place.Report("value.nightlyRelative", "missing");
            }
        }

        private void ReadValue(ref Utf8JsonReader json, ElementPlace place)
        {
            bool entered = json.TryEnter(JsonTokenType.StartObject, place, "value");
            _stated = !entered;   // null says that there is none, and any other form is reported already
            while (entered && json.NextMember())
            {
                if (json.NameIs("nightlyRelative"u8))
                {
                    _stated = true;
                    _relative = json.ReadNumber(place, "value.nightlyRelative");
                }
                else
                {
                    json.Skip();
                }
            }
        }
    }
}
