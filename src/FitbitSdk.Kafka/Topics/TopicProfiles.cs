namespace FitbitSdk.Kafka;

/// <summary>The profiles of all subjects: what the topics of tenants are to be like.</summary>
public sealed class TopicProfiles
{
    /// <summary>What stands for every tenant without a profile of its own.</summary>
    public const string EveryTenant = "*";

    private readonly Dictionary<(string Subject, string Tenant), TopicSpec> _specs;
    private readonly TopicSpec _default = TopicSpec.Default;

    /// <summary>Gets profiles that say nothing, so that all topics are <see cref="TopicSpec.Default"/>.</summary>
    public static TopicProfiles None { get; } = new([]);

    /// <summary>Creates a set.</summary>
    /// <param name="profiles">The profiles; of a subject and tenant at most one.</param>
    /// <exception cref="ArgumentException">A tenant or subject is none, or has two profiles.</exception>
    public TopicProfiles(IEnumerable<(string Subject, string Tenant, TopicSpec Spec)> profiles)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        _specs = [];
        foreach ((string subject, string tenant, TopicSpec spec) in profiles)
        {
            if ((TenantTopicNames.FaultOfSubject(subject) ?? (tenant == EveryTenant ? null : TenantTopicNames.FaultOfTenant(tenant))) is { } fault)
            {
                throw new ArgumentException($"{fault}.", nameof(profiles));
            }

            if (!_specs.TryAdd((subject, tenant), spec))
            {
                throw new ArgumentException($"The tenant {tenant} has two profiles of {subject}.", nameof(profiles));
            }
        }
    }

    private TopicProfiles(TopicProfiles profiles, TopicSpec spec) => (_specs, _default) = (profiles._specs, spec);

    /// <summary>Gives the same profiles with another default.</summary>
    /// <param name="spec">What topics are like that no profile speaks of.</param>
    /// <returns>The profiles.</returns>
    public TopicProfiles WithDefault(TopicSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new(this, spec);
    }

    /// <summary>Says what a topic is to be like.</summary>
    /// <param name="tenant">Whose it is; <see cref="EveryTenant"/> where it is nobody's.</param>
    /// <param name="subject">What it holds.</param>
    /// <returns>The tenant's profile, else that of <c>*</c>, else the default: one of them whole, none is mixed with another.</returns>
    public TopicProfile Resolve(string tenant, string subject) =>
        tenant != EveryTenant && _specs.TryGetValue((subject, tenant), out TopicSpec? own) ? new(own, TopicProfileRule.Tenant)
        : _specs.TryGetValue((subject, EveryTenant), out TopicSpec? every) ? new(every, TopicProfileRule.EveryTenant)
        : new(_default, TopicProfileRule.Default);
}
