using System.Buffers;
using FitbitSdk.Records;

namespace FitbitSdk.WebApi.Mapping.Tests;

/// <summary>What mapping came to, as text that can be compared: records and problems, or the error.</summary>
internal static class Outcome
{
    private static readonly MappingContext HeartContext = Answers.Context(StreamId.HeartRate);
    private static readonly MappingContext StepsContext = Answers.Context(StreamId.Steps);

    public static string Heart(byte[] body) => Of(
        () => HeartRateMapper.Map(new ReadOnlySequence<byte>(body), HeartContext),
        static answer => answer.Records<HeartRateSample>().Select(static s => $"{s.Time.Instant} {s.IntervalSeconds} {s.BeatsPerMinute}"));

    public static string Steps(byte[] body) => Of(
        () => StepsMapper.Map(new ReadOnlySequence<byte>(body), StepsContext),
        static answer => answer.Records<StepCount>().Select(static s => $"{s.Time.Instant} {s.IntervalSeconds} {s.Steps}"));

    private static string Of(Func<MappedAnswer> map, Func<MappedAnswer, IEnumerable<string>> describe)
    {
        try
        {
            MappedAnswer answer = map();
            using RecordBatch? batch = answer.Batch;
            return string.Join('\n', describe(answer).Concat(answer.Problems.Select(static p => $"{p.Position}: {p.Reason}")));
        }
        catch (HealthApiProtocolException error)
        {
            return error.Message;
        }
    }
}
