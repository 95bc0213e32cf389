using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>One file a topic of an encoder, <c>{encoder}/{topic}.avro</c>: containers with a record of key and value an entry.</summary>
internal sealed class TopicFiles : IStreamFormat
{
    // "=", as many digits as the largest length has, and ";".
    private const int LongestLength = 21;

    private readonly ITopicEncoder _encoder;
    private readonly AvroCodec _codec;
    private readonly ILookup<StreamId, FileName> _files;

    private TopicFiles(ITopicEncoder encoder, AvroCodec codec)
    {
        (_encoder, _codec) = (encoder, codec);
        _files = encoder.Topics.ToLookup(static topic => topic.Stream, NameOf);
    }

    /// <exception cref="ArgumentException">There is none, or one has a name or topics that cannot be files.</exception>
    public static IStreamFormat[] Of(IEnumerable<ITopicEncoder>? encoders, AvroCodec codec)
    {
        TopicFiles[] all = [.. (encoders ?? []).Select(encoder => new TopicFiles(Check(encoder), codec))];
        if (all.Length == 0)
        {
            throw new ArgumentException("FileFormats.Topics needs an ITopicEncoder: call AddRadarEncoder(), or register one of your own.", nameof(encoders));
        }

        return all;
    }

    public IReadOnlyList<FileName> FilesOf(StreamId stream) => [.. _files[stream]];

    public void Append(RecordBatch batch, IReadOnlyList<RecordFile> files)
    {
        IReadOnlyList<TopicBatch> topics = _encoder.Encode(batch);
        try
        {
            foreach (TopicBatch topic in topics)
            {
                string name = NameOf(topic.Topic).Name;
                RecordFile file = files.FirstOrDefault(file => file.Name == name)
                    ?? throw new InvalidOperationException($"The encoder {_encoder.Name} gave entries of the topic {topic.Topic}, which it does not list for {batch.Origin.Stream}.");
                using EncodedBatch entries = topic.ToEntries();
                file.Append(entries, stream => AvroContainer.Open(stream, topic.Topic.DescribeEntry(), _codec));
            }
        }
        finally
        {
            foreach (TopicBatch topic in topics)
            {
                topic.Dispose();
            }
        }
    }

    private FileName NameOf(Topic topic) => new($"{_encoder.Name}/{topic.Name}", Path.Combine(_encoder.Name, $"{topic.Name}.avro"));

    private static ITopicEncoder Check(ITopicEncoder encoder)
    {
        // The folder is the encoder's alone.
        if (encoder.Name is "" or "avro" or "json" || !encoder.Name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new ArgumentException($"An encoder's name is a folder's, of lower-case letters, digits and hyphens and neither avro nor json; '{encoder.Name}' is not.", nameof(encoder));
        }

        // The lengths of all files of a stream stand in one offset, those of the other formats and encoders included.
        IGrouping<StreamId, Topic>? most = encoder.Topics.GroupBy(static topic => topic.Stream)
            .FirstOrDefault(topics => topics.Sum(topic => encoder.Name.Length + 1 + topic.Name.Length + LongestLength) > SyncOffset.MaximumSinkPosition - (4 * LongestLength));
        return most is null ? encoder : throw new ArgumentException($"The encoder {encoder.Name} has too many topics of {most.Key} for their lengths to stand in an offset.", nameof(encoder));
    }
}
