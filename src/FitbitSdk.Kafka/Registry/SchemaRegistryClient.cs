using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka;

/// <summary>Talks to a schema registry (<see href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">interface</see>).</summary>
/// <remarks>Safe for use by several threads. Every call throws <see cref="SchemaRegistryException"/> where the registry does not answer or refuses, after its repeats.</remarks>
public class SchemaRegistryClient
{
    /// <summary>The name of the HTTP client, for a host that brings its own handler: <c>services.AddHttpClient(SchemaRegistryClient.HttpClientName)</c>.</summary>
    public const string HttpClientName = "FitbitSdk.Kafka.SchemaRegistry";

    private readonly RegistryTransport _transport;
    private readonly SharedAnswers<int, RegistrySchema> _schemas;

    /// <summary>Creates a client.</summary>
    /// <param name="http">Makes the HTTP clients.</param>
    /// <param name="options">The options.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    public SchemaRegistryClient(IHttpClientFactory http, IOptions<SchemaRegistryOptions> options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        _transport = new(http, options.Value, time ?? TimeProvider.System);
        _schemas = new(AskForSchemaAsync);
    }

    /// <summary>Registers a schema under a subject; one that is there already is only found.</summary>
    /// <param name="subject">The subject; it comes into being with its first schema.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="cancellationToken">Stops the wait; the schema may be registered all the same.</param>
    /// <returns>The schema's id.</returns>
    /// <exception cref="SchemaRegistryException">Among others <see cref="KafkaSinkFault.SchemaRefused"/>: it does not fit the subject's earlier ones, or is none.</exception>
    public virtual async Task<int> RegisterAsync(string subject, RegistrySchema schema, CancellationToken cancellationToken = default)
    {
        RegistryAnswer answer = await PostAsync($"/subjects/{Escape(subject)}/versions", schema, cancellationToken).ConfigureAwait(false);
        return Read(answer, subject, RegistryJsonContext.Default.IdDocument).Id;
    }

    /// <summary>Looks a schema up under a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The schema with its id and version; <see langword="null"/> if there is no such subject, or it does not keep the schema.</returns>
    public virtual async Task<RegisteredSchema?> FindAsync(string subject, RegistrySchema schema, CancellationToken cancellationToken = default)
    {
        RegistryAnswer answer = await PostAsync($"/subjects/{Escape(subject)}", schema, cancellationToken).ConfigureAwait(false);
        if (answer.IsMissing)
        {
            return null;
        }

        RegisteredDocument found = Read(answer, subject, RegistryJsonContext.Default.RegisteredDocument);
        return new(found.Subject, found.Version, found.Id, found.ToSchema());
    }

    /// <summary>Gives the schema that has an id, as one who reads messages needs it. It is asked for once.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="SchemaRegistryException">Among others <see cref="KafkaSinkFault.SchemaMissing"/>: nothing has that id.</exception>
    public virtual ValueTask<RegistrySchema> GetAsync(int id, CancellationToken cancellationToken = default) => _schemas.GetAsync(id, cancellationToken);

    /// <summary>Tells whether a subject would take a schema as its next one. Nothing is registered.</summary>
    /// <param name="subject">The subject; its compatibility level decides.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether the schema fits the subject's latest one; <see langword="true"/> where the subject keeps none.</returns>
    public virtual async Task<bool> IsCompatibleAsync(string subject, RegistrySchema schema, CancellationToken cancellationToken = default)
    {
        RegistryAnswer answer = await PostAsync($"/compatibility/subjects/{Escape(subject)}/versions/latest", schema, cancellationToken).ConfigureAwait(false);
        return answer.IsMissing || Read(answer, subject, RegistryJsonContext.Default.CompatibilityDocument).IsCompatible;
    }

    private async Task<RegistrySchema> AskForSchemaAsync(int id)
    {
        string number = id.ToString(CultureInfo.InvariantCulture);
        RegistryAnswer answer = await _transport.SendAsync(HttpMethod.Get, $"/schemas/ids/{number}", body: null, CancellationToken.None).ConfigureAwait(false);
        return Read(answer, $"with the id {number}", RegistryJsonContext.Default.SchemaDocument).ToSchema();
    }

    private Task<RegistryAnswer> PostAsync(string path, RegistrySchema schema, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(SchemaDocument.Of(schema), RegistryJsonContext.Default.SchemaDocument);
        return _transport.SendAsync(HttpMethod.Post, path, body, cancellationToken);
    }

    private T Read<T>(RegistryAnswer answer, string subject, JsonTypeInfo<T> type)
    {
        if (answer.Status is not HttpStatusCode.OK)
        {
            throw _transport.Faults.ToException(answer, subject);
        }

        return answer.TryRead(type) ?? throw RegistryFaults.NoRegistry(answer);
    }

    private static string Escape(string subject)
    {
        ArgumentException.ThrowIfNullOrEmpty(subject);
        return Uri.EscapeDataString(subject);
    }
}
