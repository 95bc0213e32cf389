namespace IngestWorker;

/// <summary>What a crash may leave in the topics.</summary>
internal enum Delivery
{
    /// <summary>A window that was under way may come again, with the same ids and revisions. Offsets are in SQLite.</summary>
    AtLeastOnce,

    /// <summary>Nothing comes twice for readers with <c>read_committed</c>. Offsets are in Kafka's state topic, and workers share the users.</summary>
    ExactlyOnce,
}
