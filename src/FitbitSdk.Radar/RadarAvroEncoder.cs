using System.Diagnostics.Metrics;
using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>Writes RADAR-base's topics: keys are <c>ObservationKey</c>, values the records of its Fitbit connector or of their successors.</summary>
/// <remarks>Values are what the schemas' documentation says, also where the connector sent something else; <c>docs/from-radar.md</c> lists the differences.
/// Corrections are sent again. What the schemas cannot carry is counted (<see cref="CountOf"/>), as often as it is encoded.</remarks>
public sealed class RadarAvroEncoder : ITopicEncoder, IRecordBatchVisitor<IReadOnlyList<TopicBatch>>
{
    private readonly RadarTopics _googleHealth;
    private readonly Omissions _omissions;

    /// <summary>Creates an encoder.</summary>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="meters">Makes the meter that counts what was left out.</param>
    public RadarAvroEncoder(RadarAvroEncoderOptions? options = null, IMeterFactory? meters = null)
    {
        _googleHealth = (options ?? new()).GoogleHealthTopics;
        _omissions = new(meters);
    }

    /// <inheritdoc/>
    public string Name => "radar";

    /// <inheritdoc/>
    public IReadOnlyList<Topic> Topics { get; } = [.. TopicTable.All.Select(static topic => topic.Topic)];

    /// <summary>Gets how much was left out so far, for a reason.</summary>
    /// <param name="omission">The reason.</param>
    /// <returns>Entries, retracted logs or replaced spans; what is encoded again counts again.</returns>
    public long CountOf(RadarOmission omission) => _omissions.CountOf(omission);

    /// <inheritdoc/>
    public IReadOnlyList<TopicBatch> Encode(RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.Accept(this);
    }

    IReadOnlyList<TopicBatch> IRecordBatchVisitor<IReadOnlyList<TopicBatch>>.Visit<T>(RecordBatch<T> batch)
    {
        if (batch.Origin.Delivery is DeliveryKind.RangeReplaced)
        {
            _omissions.Add(batch.Origin, RadarOmission.ReplacedSpan, 1);
        }

        RadarTopic<T>[] topics = [.. TopicTable.Of(FamilyOf(batch.Origin.Provider)).OfType<RadarTopic<T>>()];
        if (topics.Length == 0)
        {
            _omissions.Add(batch.Origin, RadarOmission.NoTopic, batch.Count);
        }

        List<TopicBatch> encoded = [];
        try
        {
            ReadOnlyMemory<byte> key = ObservationKey.Of(batch.Origin);
            foreach (RadarTopic<T> topic in topics)
            {
                TopicBatch entries = new(topic.Topic, key, batch.Count);
                encoded.Add(entries);
                topic.Encode(batch, entries, _omissions);
            }
        }
        catch
        {
            encoded.ForEach(static entries => entries.Dispose());
            throw;
        }

        encoded.RemoveAll(static entries =>
        {
            bool isEmpty = entries.Count == 0;
            if (isEmpty)
            {
                entries.Dispose();
            }

            return isEmpty;
        });
        return encoded;
    }

    IReadOnlyList<TopicBatch> IRecordBatchVisitor<IReadOnlyList<TopicBatch>>.Visit(RetractionBatch batch)
    {
        _omissions.Add(batch.Origin, RadarOmission.Retraction, batch.Count);
        return [];
    }

    private RadarTopics FamilyOf(ProviderId provider) => provider == ProviderId.GoogleHealth ? _googleHealth : RadarTopics.ConnectFitbit;
}
