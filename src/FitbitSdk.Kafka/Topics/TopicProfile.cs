namespace FitbitSdk.Kafka;

/// <summary>What a topic is to be like, and what says so.</summary>
/// <param name="Spec">How it is created.</param>
/// <param name="Rule">Which rule said so.</param>
public sealed record TopicProfile(TopicSpec Spec, TopicProfileRule Rule);
