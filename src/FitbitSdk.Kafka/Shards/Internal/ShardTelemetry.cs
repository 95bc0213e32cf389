using System.Diagnostics.Metrics;

namespace FitbitSdk.Kafka;

/// <summary>Counts what shards do. A shard is no tag: there may be hundreds.</summary>
internal sealed class ShardTelemetry
{
    private readonly UpDownCounter<int>? _shards;
    private readonly UpDownCounter<long>? _rows;
    private readonly Counter<long>? _transactions;

    public ShardTelemetry(IMeterFactory? factory)
    {
        Meter? meter = factory?.Create(KafkaDiagnostics.MeterName);
        _shards = meter?.CreateUpDownCounter<int>(KafkaDiagnostics.Metrics.Shards, "{shard}", "Shards that are open in this process.");
        _rows = meter?.CreateUpDownCounter<long>(KafkaDiagnostics.Metrics.StateRows, "{row}", "Offsets that the open shards hold in memory.");
        _transactions = meter?.CreateCounter<long>(KafkaDiagnostics.Metrics.Transactions, "{transaction}", "Transactions, by how they ended.");
    }

    public void Opened(int rows)
    {
        _shards?.Add(1);
        _rows?.Add(rows);
    }

    public void Closed(int rows)
    {
        _shards?.Add(-1);
        _rows?.Add(-rows);
    }

    public void Committed(int newRows)
    {
        Transaction("Committed");
        _rows?.Add(newRows);
    }

    public void Transaction(string outcome) => _transactions?.Add(1, new KeyValuePair<string, object?>(KafkaDiagnostics.Tags.Outcome, outcome));
}
