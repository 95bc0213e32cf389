using System.Buffers;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

/// <summary>Maps the intraday heart rate of one UTC day.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-heartrate-intraday-by-date/">Source</see>.</remarks>
internal static class HeartRateMapper
{
    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => IntradayMapper<HeartRate, HeartRateSample>.Map(body, context);

    private readonly struct HeartRate : IIntradayKind<HeartRateSample>
    {
        public static string Operation => "GetHeartRateIntraday";

        public static string Dataset => "activities-heart-intraday.dataset";

        public static ReadOnlySpan<byte> SeriesName => "activities-heart"u8;

        public static ReadOnlySpan<byte> IntradayName => "activities-heart-intraday"u8;

        public static int Minimum => 1;

        // No heart beats faster; a larger number is a fault of the service, not a sample.
        public static int Maximum => 400;

        public static bool IsZeroFilled => false;

        public static HeartRateSample Create(RecordTime time, int intervalSeconds, int value) =>
            new() { Time = time, IntervalSeconds = intervalSeconds, BeatsPerMinute = value };
    }
}
