using System.Buffers;
using System.Text.Json;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

/// <summary>Maps the intraday calories of one UTC day.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-activity-intraday-by-date/">Source</see>.</remarks>
internal static class CaloriesMapper
{
    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => IntradayMapper<Calories, IntradayCalories, CalorieBurn>.Map(body, context);

    private readonly struct Calories : IIntradayKind<IntradayCalories, CalorieBurn>
    {
        public static string Operation => "GetCaloriesIntraday";

        public static string Dataset => "activities-calories-intraday.dataset";

        public static ReadOnlySpan<byte> SeriesName => "activities-calories"u8;

        public static ReadOnlySpan<byte> IntradayName => "activities-calories-intraday"u8;

        // A row a minute at most: the JSON reader is fast enough.
        public static int Scan(ReadOnlySpan<byte> dataset, IntradayRows<IntradayCalories> rows) => 0;

        public static bool TryRead(ref Utf8JsonReader json, out IntradayCalories row, out (string Member, string Reason)? fault) =>
            IntradayCalories.TryRead(ref json, out row, out fault);

        // Without data the service writes the basal rate of the person, whose size nobody knows here, or zeros: what tells is that
        // neither level nor equivalents are above rest. A row that states neither may be either.
        public static bool IsFilling(in IntradayCalories row) => row.Level is null or 0 && row.Mets is null or <= 1;

        public static CalorieBurn Create(RecordTime time, int intervalSeconds, in IntradayCalories row) => new()
        {
            Time = time,
            IntervalSeconds = intervalSeconds,
            Kilocalories = row.Kilocalories,
            Level = row.Level,
            Mets = row.Mets,
        };
    }
}
