namespace FitbitSdk.Kafka;

/// <summary>Something in a file of profiles that is wrong or remarkable.</summary>
/// <param name="Subject">The subject; <see langword="null"/> where it is the file as a whole.</param>
/// <param name="Tenant">The tenant, <c>*</c> included; <see langword="null"/> where it is the subject as a whole.</param>
/// <param name="Field">The member; <see langword="null"/> where it is the profile as a whole.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record TopicProfileFault(string? Subject, string? Tenant, string? Field, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(": ", new[] { string.Join(" / ", new[] { Subject, Tenant, Field }.OfType<string>()), Reason }.Where(static part => part.Length > 0));
}
