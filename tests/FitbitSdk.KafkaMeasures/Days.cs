using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.KafkaMeasures;

/// <summary>Heart rate of invented people, by the second.</summary>
internal static class Days
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 14, 0, 0);

    public static UserKey User(int number) => new($"person-{number:000}");

    public static RecordBatch Batch(UserKey user, int first, int count)
    {
        using RecordBatchBuilder<HeartRateSample> records = new(count);
        for (int i = first; i < first + count; i++)
        {
            records.Add(new() { Time = RecordTime.FromInstant(Start + Duration.FromSeconds(i)), IntervalSeconds = 1, BeatsPerMinute = 50 + (i % 100) });
        }

        return records.Build(new()
        {
            User = user,
            Provider = ProviderId.Fitbit,
            Stream = StreamId.HeartRate,
            Window = FetchWindow.Between(StreamTime.FromInstant(Start), StreamTime.FromInstant(Start + Duration.FromDays(1))),
            ObservedAt = Start + Duration.FromDays(2),
        });
    }
}
