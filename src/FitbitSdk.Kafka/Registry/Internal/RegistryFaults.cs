using System.Net;

namespace FitbitSdk.Kafka;

/// <summary>What a registry's refusals mean to the sink.</summary>
internal sealed class RegistryFaults(SchemaRegistryOptions options)
{
    private const int ReadOnly = 42205;

    private const string Url = $"{nameof(SchemaRegistryOptions)}.{nameof(SchemaRegistryOptions.Url)}";
    private const string AutoRegister = $"{nameof(SchemaRegistryOptions)}.{nameof(SchemaRegistryOptions.AutoRegister)}";

    private string Credentials => $"{nameof(SchemaRegistryOptions)}." + (
        options.BearerTokenProvider is not null ? nameof(SchemaRegistryOptions.BearerTokenProvider)
        : options.BearerToken is not null ? nameof(SchemaRegistryOptions.BearerToken)
        : nameof(SchemaRegistryOptions.UserName));

    /// <summary>Gives a refusal its name. Of a schema the message names the subject.</summary>
    public SchemaRegistryException ToException(RegistryAnswer answer, string subject)
    {
        (KafkaSinkFault fault, string setting, string reason) = (answer.Status, answer.ErrorCode) switch
        {
            (HttpStatusCode.Unauthorized, _) => (KafkaSinkFault.RegistryRefused, Credentials, "the schema registry refuses the credentials, or asks for some."),
            (HttpStatusCode.Forbidden, _) => (KafkaSinkFault.RegistryRefused, Credentials, $"these credentials may not do this in the schema registry: {subject}."),
            (HttpStatusCode.UnprocessableEntity, ReadOnly) => (KafkaSinkFault.RegistryRefused, AutoRegister, $"the schema registry takes no schemas: {subject}."),
            (HttpStatusCode.UnprocessableEntity, _) => (KafkaSinkFault.SchemaRefused, AutoRegister, $"the schema registry calls the schema invalid: {subject}."),
            (HttpStatusCode.Conflict, _) =>
                (KafkaSinkFault.SchemaRefused, AutoRegister, $"the schema does not fit those that its subject keeps: {subject}. The subject's compatibility level decides, in the registry."),
            (HttpStatusCode.NotFound, not null) => (KafkaSinkFault.SchemaMissing, Url, $"the schema registry has no schema {subject}."),
            _ when answer.IsPassing => (KafkaSinkFault.RegistryUnreachable, Url, $"the schema registry fails (HTTP {(int)answer.Status})."),
            _ => (KafkaSinkFault.RegistryUnreachable, Url, $"what answers there is no schema registry (HTTP {(int)answer.Status})."),
        };
        return new(fault, setting, reason, answer.Status, answer.ErrorCode);
    }

    public static SchemaRegistryException NoRegistry(RegistryAnswer answer) =>
        new(KafkaSinkFault.RegistryUnreachable, Url, $"what answers there is no schema registry (HTTP {(int)answer.Status}).", answer.Status);

    public static SchemaRegistryException NotRegistered(string subject) =>
        new(KafkaSinkFault.SchemaMissing, AutoRegister, $"the subject {subject} does not keep the schema, and AutoRegister is false. Register it, or let the sink do so.");

    public static SchemaRegistryException NoAnswer(Exception cause) => cause is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
        ? new(KafkaSinkFault.TlsFailed, $"{nameof(SchemaRegistryOptions)}.{nameof(SchemaRegistryOptions.CaCertificatePath)}", "no TLS connection to the schema registry came about. Check the certificates on both sides.", innerException: cause)
        : new(KafkaSinkFault.RegistryUnreachable, Url, "the schema registry does not answer. Check the address and the network.", innerException: cause);

    public SchemaRegistryException NoToken() => new(KafkaSinkFault.RegistryRefused, Credentials, "what it gives is no bearer token.");

    /// <summary>The host's callback failed. Without its exception as the cause: that may quote a token.</summary>
    public SchemaRegistryException NoToken(Exception failure) =>
        new(KafkaSinkFault.RegistryUnreachable, Credentials, $"it failed ({failure.GetType().Name}), so that the schema registry was not asked.");
}
