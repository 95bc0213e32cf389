using System.Buffers;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

/// <summary>Maps the intraday steps of one UTC day.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-activity-intraday-by-date/">Source</see>.</remarks>
internal static class StepsMapper
{
    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => IntradayMapper<Steps, StepCount>.Map(body, context);

    private readonly struct Steps : IIntradayKind<StepCount>
    {
        public static string Operation => "GetStepsIntraday";

        public static string Dataset => "activities-steps-intraday.dataset";

        public static ReadOnlySpan<byte> SeriesName => "activities-steps"u8;

        public static ReadOnlySpan<byte> IntradayName => "activities-steps-intraday"u8;

        public static int Minimum => 0;

        public static int Maximum => int.MaxValue;

        public static bool IsZeroFilled => true;

        public static StepCount Create(RecordTime time, int intervalSeconds, int value) =>
            new() { Time = time, IntervalSeconds = intervalSeconds, Steps = value };
    }
}
