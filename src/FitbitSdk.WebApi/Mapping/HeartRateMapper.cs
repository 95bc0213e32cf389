using System.Buffers;
using System.Text.Json;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

/// <summary>Maps the intraday heart rate of one UTC day.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-heartrate-intraday-by-date/">Source</see>.</remarks>
internal static class HeartRateMapper
{
    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => IntradayMapper<HeartRate, IntradaySample, HeartRateSample>.Map(body, context);

    private readonly struct HeartRate : IIntradayKind<IntradaySample, HeartRateSample>
    {
        // No heart beats faster; a larger number is a fault of the service, not a sample.
        private const int Maximum = 400;

        public static string Operation => "GetHeartRateIntraday";

        public static string Dataset => "activities-heart-intraday.dataset";

        public static ReadOnlySpan<byte> SeriesName => "activities-heart"u8;

        public static ReadOnlySpan<byte> IntradayName => "activities-heart-intraday"u8;

        public static int Scan(ReadOnlySpan<byte> dataset, IntradayRows<IntradaySample> rows) => IntradayScanner.Scan(dataset, rows, 1, Maximum);

        public static bool TryRead(ref Utf8JsonReader json, out IntradaySample row, out (string Member, string Reason)? fault) =>
            IntradaySample.TryRead(ref json, 1, Maximum, out row, out fault);

        public static bool IsFilling(in IntradaySample row) => false;

        public static HeartRateSample Create(RecordTime time, int intervalSeconds, in IntradaySample row) =>
            new() { Time = time, IntervalSeconds = intervalSeconds, BeatsPerMinute = row.Value };
    }
}
