using FitbitSdk.KafkaMeasures.Faults;
using FitbitSdk.KafkaMeasures.Throughput;

// The measures of the Kafka sink; ./measure.sh calls this.
switch (args)
{
    case ["kafka-faults", .. var more] when more is [] or ["--short"]:
        return await FaultMeasure.RunAsync(isShort: more.Length > 0) ? 0 : 1;

    case ["kafka-throughput", .. var more] when more is [] or ["--short"]:
        return await ThroughputMeasure.RunAsync(isShort: more.Length > 0) ? 0 : 1;

    default:
        await Console.Error.WriteLineAsync("FitbitSdk.KafkaMeasures: kafka-faults [--short] | kafka-throughput [--short]");
        return 2;
}
