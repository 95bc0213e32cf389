namespace FitbitSdk.Kafka;

/// <summary>Knows under which ids a registry keeps schemas. Where one is registered, Avro is written in the registry's wire format.</summary>
/// <remarks>It is asked for each batch, by several threads at once: it keeps what it has learned.</remarks>
public interface ISchemaIds
{
    /// <summary>Gives a schema's id.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="part">Of which part of its messages the schema is.</param>
    /// <param name="schemaJson">The Avro schema, as JSON that stands by itself.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>The id. A throw means that nothing of the batch was written.</returns>
    ValueTask<int> GetIdAsync(string topic, MessagePart part, string schemaJson, CancellationToken cancellationToken);
}
