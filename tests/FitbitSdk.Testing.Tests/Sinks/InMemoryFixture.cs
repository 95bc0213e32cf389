namespace FitbitSdk.Testing.Tests;

/// <summary>A fixture over sinks in memory, with a place to put another sink between.</summary>
internal sealed class InMemoryFixture(Func<IOffsetStore, DeliveryLog, IRecordSink> open) : IRecordSinkFixture
{
    private readonly DeliveryLog _log = new();

    public IOffsetStore Offsets { get; } = new InMemoryOffsetStore();

    public static InMemoryFixture Plain() => new(static (_, log) => new InMemoryRecordSink(log));

    public static InMemoryFixture Transactional() => new(static (offsets, log) => new InMemoryTransactionalSink(offsets, log));

    public ValueTask<IRecordSink> OpenAsync() => new(open(Offsets, _log));

    public ValueTask<IReadOnlyList<DeliveredRecord>> ReadBackAsync() => new([.. _log.Entries.Select(static entry => entry.ToDelivered())]);
}
