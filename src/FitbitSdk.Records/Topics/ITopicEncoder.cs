namespace FitbitSdk.Records;

/// <summary>Turns batches into entries of topics, in a format that others defined. File and broker sinks take the same encoder.</summary>
/// <remarks>One batch may become entries of several topics, and a record several entries. An encoder is used by several threads at once.</remarks>
public interface ITopicEncoder
{
    /// <summary>Gets the format's name: lower-case letters, digits and hyphens. It is the name of its folder, too.</summary>
    string Name { get; }

    /// <summary>Gets all topics that entries may be of, whatever API the records come from.</summary>
    IReadOnlyList<Topic> Topics { get; }

    /// <summary>Encodes a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>A batch for each topic that gets entries, in a fixed order; each to be disposed of. Empty where the format cannot carry
    /// any of it, which the encoder counts.</returns>
    IReadOnlyList<TopicBatch> Encode(RecordBatch batch);
}
