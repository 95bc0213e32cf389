namespace FitbitSdk.Kafka;

/// <summary>What the writes say about the sink's health.</summary>
internal sealed class SinkHealth(TimeProvider time)
{
    private readonly Lock _lock = new();
    private SinkCondition _condition = SinkCondition.Working;
    private DateTimeOffset _since = time.GetUtcNow();

    /// <summary>Gives the condition, and since when it lasts.</summary>
    public (SinkCondition Condition, DateTimeOffset Since) Read()
    {
        lock (_lock)
        {
            return (_condition, _since);
        }
    }

    public void Note(SinkCondition condition)
    {
        // Nearly always: no lock for each batch.
        if (condition == _condition)
        {
            return;
        }

        lock (_lock)
        {
            if (condition != _condition)
            {
                (_condition, _since) = (condition, time.GetUtcNow());
            }
        }
    }
}
