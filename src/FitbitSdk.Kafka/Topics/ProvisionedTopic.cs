namespace FitbitSdk.Kafka;

/// <summary>A topic that is there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Profile">What it is to be like.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Layout">What it is like.</param>
public sealed record ProvisionedTopic(string Name, TopicProfile Profile, TopicOutcome Outcome, TopicLayout Layout);
