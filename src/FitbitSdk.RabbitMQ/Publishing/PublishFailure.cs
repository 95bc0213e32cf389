namespace FitbitSdk.RabbitMQ;

/// <summary>A message that is not confirmed.</summary>
/// <param name="Index">Its place among those published together.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="ReplyCode">Of a returned message the server's code, 312 for no route; else 0.</param>
/// <param name="Exchange">The exchange.</param>
/// <param name="RoutingKey">The routing key.</param>
internal readonly record struct PublishFailure(int Index, PublishOutcome Outcome, ushort ReplyCode, string Exchange, string RoutingKey);
