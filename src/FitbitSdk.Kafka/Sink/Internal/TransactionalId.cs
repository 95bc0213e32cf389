namespace FitbitSdk.Kafka;

/// <summary>Whose transactions a producer writes.</summary>
/// <param name="Id">What all producers have in common that follow one another; each fences the one before.</param>
/// <param name="Timeout">After how long the brokers abort a transaction of a producer that is gone.</param>
internal sealed record TransactionalId(string Id, TimeSpan Timeout);
