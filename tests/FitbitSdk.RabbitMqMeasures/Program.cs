using FitbitSdk.RabbitMqMeasures;

// The measure of the RabbitMQ sink; tests/measures/rabbitmq_throughput.py starts a server and calls this.
switch (args)
{
    case ["rabbitmq-throughput", var address, .. var more] when more is [] or ["--short"]:
        return await ThroughputMeasure.RunAsync(new(address), isShort: more.Length > 0) ? 0 : 1;

    default:
        await Console.Error.WriteLineAsync("FitbitSdk.RabbitMqMeasures: rabbitmq-throughput ADDRESS [--short]");
        return 2;
}
