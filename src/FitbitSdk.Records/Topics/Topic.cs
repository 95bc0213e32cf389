namespace FitbitSdk.Records;

/// <summary>Where records of one stream go in a format that others defined: the name and the Avro schemas their consumers know.</summary>
public sealed class Topic
{
    private const int LongestName = 249;

    /// <summary>Creates a topic.</summary>
    /// <param name="stream">The stream its records are of; a topic has one, a stream may have several.</param>
    /// <param name="name">1 to 249 letters, digits, dots, underscores and hyphens, as Kafka takes them; it is a file's name, too.</param>
    /// <param name="keySchema">The Avro schema of the keys, as JSON that stands by itself.</param>
    /// <param name="valueSchema">The Avro schema of the values, as JSON that stands by itself; it shares no named type with the keys'.</param>
    /// <exception cref="ArgumentException">The name has another form.</exception>
    public Topic(StreamId stream, string name, string keySchema, string valueSchema)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(keySchema);
        ArgumentException.ThrowIfNullOrWhiteSpace(valueSchema);
        if (name.Length > LongestName || name is "." or ".." || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
        {
            throw new ArgumentException($"A topic's name has at most {LongestName} letters, digits, dots, underscores and hyphens.", nameof(name));
        }

        (Stream, Name, KeySchema, ValueSchema) = (stream, name, keySchema, valueSchema);
    }

    /// <summary>Gets the stream whose records it takes.</summary>
    public StreamId Stream { get; }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the Avro schema of the keys, as JSON.</summary>
    public string KeySchema { get; }

    /// <summary>Gets the Avro schema of the values, as JSON.</summary>
    public string ValueSchema { get; }

    /// <summary>Gives the Avro schema of an entry in a file, where key and value stand in one record: <c>{key, value}</c>.</summary>
    /// <returns>The schema as JSON.</returns>
    public string DescribeEntry() =>
        $$"""{"type":"record","name":"TopicEntry","namespace":"fitbitsdk.files","doc":"An entry of the topic {{Name}}.","fields":[{"name":"key","type":{{KeySchema.Trim()}}},{"name":"value","type":{{ValueSchema.Trim()}}}]}""";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
