// These tests wait for librdkafka's timers (a producer's first message takes about a second) and hardly compute.
[assembly: CollectionBehavior(MaxParallelThreads = 8)]
