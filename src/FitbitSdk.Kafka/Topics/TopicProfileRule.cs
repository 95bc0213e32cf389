namespace FitbitSdk.Kafka;

/// <summary>Which rule decides on a topic; the first that there is, whole.</summary>
public enum TopicProfileRule
{
    /// <summary>The profile of this tenant.</summary>
    Tenant = 0,

    /// <summary>The profile <c>*</c> of the subject, for all other tenants.</summary>
    EveryTenant = 1,

    /// <summary>No profile speaks of it: <see cref="TopicSpec.Default"/>, or what <see cref="TopicProfiles.WithDefault"/> says.</summary>
    Default = 2,
}
