using FitbitSdk.Records;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka;

/// <summary>The sink's schemas in the registry: registered, or only looked up, once each.</summary>
internal sealed class RegistrySchemaIds : ISchemaIds
{
    private readonly SchemaRegistryClient _client;
    private readonly SchemaRegistryOptions _options;
    private readonly SharedAnswers<(string Topic, MessagePart Part, string Json), int> _ids;

    public RegistrySchemaIds(SchemaRegistryClient client, IOptions<SchemaRegistryOptions> options) =>
        (_client, _options, _ids) = (client, options.Value, new(AskAsync));

    public ValueTask<int> GetIdAsync(string topic, MessagePart part, string schemaJson, CancellationToken cancellationToken) =>
        _ids.GetAsync((topic, part, schemaJson), cancellationToken);

    // Its time is bounded by the client, and nobody's cancellation ends it for the others.
    private async Task<int> AskAsync((string Topic, MessagePart Part, string Json) one)
    {
        string subject = SubjectOf(one.Topic, one.Part, one.Json);
        RegistrySchema schema = new(one.Json);
        return _options.AutoRegister
            ? await _client.RegisterAsync(subject, schema, CancellationToken.None).ConfigureAwait(false)
            : (await _client.FindAsync(subject, schema, CancellationToken.None).ConfigureAwait(false) ?? throw RegistryFaults.NotRegistered(subject)).Id;
    }

    private string SubjectOf(string topic, MessagePart part, string json)
    {
        (SubjectNaming naming, string setting) = part is MessagePart.Key
            ? (_options.KeySubjects, nameof(SchemaRegistryOptions.KeySubjects))
            : (_options.ValueSubjects, nameof(SchemaRegistryOptions.ValueSubjects));
        return naming switch
        {
            SubjectNaming.Record => RecordName(),
            SubjectNaming.TopicRecord => $"{topic}-{RecordName()}",
            _ => topic + (part is MessagePart.Key ? "-key" : "-value"),
        };

        string RecordName() => AvroSchema.Parse(json) is AvroNamedSchema named ? named.FullName
            : throw new SchemaRegistryException(KafkaSinkFault.SchemaRefused, $"{nameof(SchemaRegistryOptions)}.{setting}", $"the schema of the topic {topic} has no name that a subject could bear: use {nameof(SubjectNaming.Topic)}.");
    }
}
