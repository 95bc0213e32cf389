namespace FitbitSdk.Kafka;

/// <summary>Names the topic of a tenant and a subject, <c>tenant.subject</c>, so that no two pairs have one name.</summary>
/// <remarks>In the tenant <c>_</c> and <c>.</c> are written <c>_5F</c> and <c>_2E</c>: the first dot of a name always parts the two.</remarks>
public static class TenantTopicNames
{
    /// <summary>Gives a name.</summary>
    /// <param name="tenant">Letters, digits, dots, underscores and hyphens.</param>
    /// <param name="subject">The same; it stays as it is.</param>
    /// <returns>The topic's name.</returns>
    /// <exception cref="ArgumentException">Tenant or subject has another form, or the name is longer than 249 characters.</exception>
    public static string Of(string tenant, string subject)
    {
        if ((FaultOfTenant(tenant) ?? FaultOfSubject(subject)) is { } fault)
        {
            throw new ArgumentException($"{fault}.");
        }

        string name = Join(tenant, subject);
        return TopicNames.FaultOf(name) is { } wrong ? throw new ArgumentException($"The topic of {tenant} and {subject} cannot be named: {wrong}.") : name;
    }

    /// <summary>Takes a name apart that <see cref="Of"/> gave.</summary>
    /// <param name="name">The topic's name.</param>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="subject">What it holds.</param>
    /// <returns>Whether it is such a name.</returns>
    public static bool TryParse(string name, out string tenant, out string subject)
    {
        ArgumentNullException.ThrowIfNull(name);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        tenant = dot < 0 ? "" : name[..dot].Replace("_2E", ".", StringComparison.Ordinal).Replace("_5F", "_", StringComparison.Ordinal);
        subject = dot < 0 ? "" : name[(dot + 1)..];
        return TopicNames.FaultOf(name) is null && FaultOfTenant(tenant) is null && FaultOfSubject(subject) is null && Join(tenant, subject) == name;
    }

    /// <summary>Says which names of topics Kafka's metrics take for one: there <c>.</c> and <c>_</c> are the same.</summary>
    /// <param name="names">The names.</param>
    /// <returns>Groups of two and more.</returns>
    public static IEnumerable<IReadOnlyList<string>> FindCollisions(IEnumerable<string> names) => names.Distinct(StringComparer.Ordinal)
        .GroupBy(static name => name.Replace('.', '_'), StringComparer.Ordinal).Where(static group => group.Skip(1).Any()).Select(static group => (IReadOnlyList<string>)[.. group]);

    internal static string? FaultOfTenant(string? tenant) => FaultOf("tenant", tenant);

    internal static string? FaultOfSubject(string? subject) => FaultOf("subject", subject);

    private static string Join(string tenant, string subject) =>
        $"{tenant.Replace("_", "_5F", StringComparison.Ordinal).Replace(".", "_2E", StringComparison.Ordinal)}.{subject}";

    private static string? FaultOf(string what, string? value) =>
        string.IsNullOrEmpty(value) ? $"A {what} is empty"
        : !value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') ? $"The {what} '{value}' has others than letters, digits, dots, underscores and hyphens"
        : null;
}
