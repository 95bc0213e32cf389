using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.GoogleHealth;

/// <summary>How a stream is read: by which operation, in what smallest piece, and what turns its answers into records.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Operation">The call.</param>
/// <param name="Type">The data type.</param>
/// <param name="SmallestPiece">A piece of this length that does not fit a page is taken as it is.</param>
/// <param name="Collect">Makes what gathers the answers to one window.</param>
internal sealed record GoogleHealthStreamRow(
    DataStream Stream, GoogleHealthOperation Operation, HealthDataType Type, Duration SmallestPiece, Func<ReadRequest, IPointCollector> Collect)
{
    public static IReadOnlyList<GoogleHealthStreamRow> All { get; } =
    [
        Row<HeartRatePoint, HeartRateSample>(GoogleHealthStreams.HeartRate, GoogleHealthOperations.ReconcileHeartRate, Duration.FromSeconds(1)),
        Row<StepsPoint, StepCount>(GoogleHealthStreams.Steps, GoogleHealthOperations.ReconcileSteps, Duration.FromMinutes(1)),
        Row<SleepPoint, SleepLog>(GoogleHealthStreams.Sleep, GoogleHealthOperations.ListSleep, Duration.FromMinutes(1)),
    ];

    public static GoogleHealthStreamRow Of(DataStream stream) => All.FirstOrDefault(row => row.Stream.Id == stream.Id)
        ?? throw new ArgumentException($"The Google Health API has no stream '{stream.Id}'.", nameof(stream));

    private static GoogleHealthStreamRow Row<TKind, TRecord>(DataStream stream, GoogleHealthOperation operation, Duration smallestPiece)
        where TKind : struct, IPointKind<TRecord>
        where TRecord : IHealthRecord<TRecord> =>
        new(stream, operation, TKind.Type, smallestPiece, request => new PointCollector<TKind, TRecord>(request, operation.Name));
}
