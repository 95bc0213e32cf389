using System.ComponentModel.DataAnnotations;

namespace FitbitSdk.Kafka;

/// <summary>Options of the schema registry: one with the HTTP interface of Confluent's.</summary>
public sealed class SchemaRegistryOptions
{
    /// <summary>Gets or sets where the registry is: <c>https://host:port</c>, with a path if it has one; several are parted by commas and tried in turn.</summary>
    /// <value>There is no default.</value>
    [Required(ErrorMessage = "SchemaRegistryOptions.Url must be the registry's address, such as https://registry:8081.")]
    public string Url { get; set; } = string.Empty;

    /// <summary>Gets or sets the user of basic authentication.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public string? UserName { get; set; }

    /// <summary>Gets or sets the password of basic authentication. It is never logged.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Password { get; set; }

    /// <summary>Gets or sets the bearer token. It is never logged.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public string? BearerToken { get; set; }

    /// <summary>Gets or sets what gives the bearer token of each request, for tokens that expire.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public Func<CancellationToken, ValueTask<string>>? BearerTokenProvider { get; set; }

    /// <summary>Gets or sets the PEM file with the certificates that the registry's own must lead to.</summary>
    /// <value>The default is <see langword="null"/>: what the system trusts.</value>
    public string? CaCertificatePath { get; set; }

    /// <summary>Gets or sets the PEM file with the certificate by which the registry knows this client.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public string? ClientCertificatePath { get; set; }

    /// <summary>Gets or sets the PEM file with the key of <see cref="ClientCertificatePath"/>, unencrypted.</summary>
    /// <value>The default is <see langword="null"/>: it stands in the file of the certificate.</value>
    public string? ClientKeyPath { get; set; }

    /// <summary>Gets or sets whether schemas that the registry does not know are registered.</summary>
    /// <value>The default is <see langword="true"/>; otherwise somebody else registers them, and one that is missing keeps its records back.</value>
    public bool AutoRegister { get; set; } = true;

    /// <summary>Gets or sets which subjects keep the schemas of keys; only the entries of encoders have keys with schemas.</summary>
    /// <value>The default is <see cref="SubjectNaming.Topic"/>.</value>
    [EnumDataType(typeof(SubjectNaming), ErrorMessage = "SchemaRegistryOptions.KeySubjects must be Topic, Record or TopicRecord.")]
    public SubjectNaming KeySubjects { get; set; }

    /// <summary>Gets or sets which subjects keep the schemas of values.</summary>
    /// <value>The default is <see cref="SubjectNaming.Topic"/>.</value>
    [EnumDataType(typeof(SubjectNaming), ErrorMessage = "SchemaRegistryOptions.ValueSubjects must be Topic, Record or TopicRecord.")]
    public SubjectNaming ValueSubjects { get; set; }

    /// <summary>Gets or sets how long one request may take.</summary>
    /// <value>The default is 10 seconds; from 100 milliseconds to 5 minutes.</value>
    public TimeSpan Timeout { get; set; } = SchemaRegistryDefaults.Timeout;

    /// <summary>Gets or sets how often a request is tried, at all addresses each time, while no answer comes or the registry is at fault.</summary>
    /// <value>The default is 3; from 1 to 10.</value>
    [Range(1, 10, ErrorMessage = "SchemaRegistryOptions.MaximumAttempts must be from 1 to 10.")]
    public int MaximumAttempts { get; set; } = SchemaRegistryDefaults.MaximumAttempts;
}
