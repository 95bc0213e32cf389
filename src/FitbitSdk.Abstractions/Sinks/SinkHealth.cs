namespace FitbitSdk;

/// <summary>What the writes of a sink say about its health, for a health check.</summary>
/// <param name="time">The clock.</param>
public sealed class SinkHealth(TimeProvider time)
{
    private readonly Lock _lock = new();
    private SinkCondition _condition = SinkCondition.Working;
    private DateTimeOffset _since = time.GetUtcNow();

    /// <summary>Gives the condition, and since when it lasts.</summary>
    /// <returns>Both, as of the same moment.</returns>
    public (SinkCondition Condition, DateTimeOffset Since) Read()
    {
        lock (_lock)
        {
            return (_condition, _since);
        }
    }

    /// <summary>Takes down how a write went.</summary>
    /// <param name="condition">The condition since then.</param>
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
