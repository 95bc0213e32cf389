namespace FitbitSdk.Kafka;

/// <summary>What reading profiles came to.</summary>
/// <param name="Profiles">The profiles; without those that have errors.</param>
/// <param name="Errors">All errors, not only the first.</param>
/// <param name="Warnings">What is allowed and hardly meant.</param>
public sealed record TopicProfileReading(TopicProfiles Profiles, IReadOnlyList<TopicProfileFault> Errors, IReadOnlyList<TopicProfileFault> Warnings)
{
    /// <summary>Gives the profiles where all of them are right.</summary>
    /// <returns>The profiles.</returns>
    /// <exception cref="InvalidDataException">There are errors; the message holds all of them.</exception>
    public TopicProfiles Required() => Errors.Count == 0 ? Profiles : throw new InvalidDataException(string.Join(Environment.NewLine, Errors));
}
