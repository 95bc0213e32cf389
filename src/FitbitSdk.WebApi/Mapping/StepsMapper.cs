using System.Buffers;
using System.Text.Json;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi;

/// <summary>Maps the intraday steps of one UTC day.</summary>
/// <remarks><see href="https://dev.fitbit.com/build/reference/web-api/intraday/get-activity-intraday-by-date/">Source</see>.</remarks>
internal static class StepsMapper
{
    /// <exception cref="HealthApiProtocolException">The answer is not what the API promises.</exception>
    public static MappedAnswer Map(ReadOnlySequence<byte> body, MappingContext context) => IntradayMapper<Steps, IntradaySample, StepCount>.Map(body, context);

    private readonly struct Steps : IIntradayKind<IntradaySample, StepCount>
    {
        public static string Operation => "GetStepsIntraday";

        public static string Dataset => "activities-steps-intraday.dataset";

        public static ReadOnlySpan<byte> SeriesName => "activities-steps"u8;

        public static ReadOnlySpan<byte> IntradayName => "activities-steps-intraday"u8;

        public static int Scan(ReadOnlySpan<byte> dataset, IntradayRows<IntradaySample> rows) => IntradayScanner.Scan(dataset, rows, 0, int.MaxValue);

        public static bool TryRead(ref Utf8JsonReader json, out IntradaySample row, out (string Member, string Reason)? fault) =>
            IntradaySample.TryRead(ref json, 0, int.MaxValue, out row, out fault);

        public static bool IsFilling(in IntradaySample row) => row.Value == 0;

        public static StepCount Create(RecordTime time, int intervalSeconds, in IntradaySample row) =>
            new() { Time = time, IntervalSeconds = intervalSeconds, Steps = row.Value };
    }
}
