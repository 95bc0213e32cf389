"""What the measures of the worker share: a cluster, a reader alongside, the worker's command, and the comparison of messages with the truth."""

import collections
import io
import os
import threading
import time

import avro.io
import avro.schema
import confluent_kafka
import confluent_kafka.admin

from judge import ROOT, STREAMS, Avro, program
from messages import MessageTally

PARTITIONS = 4  # as many as the mock cluster gives to a topic
PATIENCE = 60


class Cluster:
    """The brokers that FITBITSDK_TEST_KAFKA names; without it librdkafka's cluster for tests, in this process."""

    named = os.environ.get("FITBITSDK_TEST_KAFKA")

    def __init__(self):
        client = {"bootstrap.servers": self.named} if self.named else {"test.mock.num.brokers": 3, "log_level": 0}
        self._client = confluent_kafka.admin.AdminClient(client)
        self.bootstrap = self.named or ",".join(f"{broker.host}:{broker.port}" for broker in self._client.list_topics(timeout=PATIENCE).brokers.values())

    def create(self, topics, settings=None):
        if self.named:
            # The records are of long ago, and nobody may remove them while they are read.
            wanted = {"retention.ms": "-1", **(settings or {})}
            made = self._client.create_topics([confluent_kafka.admin.NewTopic(topic, PARTITIONS, 1, config=wanted) for topic in topics])
            for future in made.values():
                future.result(PATIENCE)
        else:
            # It knows no other way than to be asked for them by a producer.
            producer = confluent_kafka.Producer({"bootstrap.servers": self.bootstrap, "log_level": 0})
            for topic in topics:
                producer.list_topics(topic, timeout=PATIENCE)

    def remove(self, topics):
        if self.named:
            for future in self._client.delete_topics(topics).values():
                future.result(PATIENCE)


class Reader:
    """Reads topics from their beginning, alongside whoever writes them: the mock cluster keeps a few MiB alone."""

    def __init__(self, cluster, topics, isolation="read_uncommitted"):
        self.messages = []
        self.ids = set()
        self.run = 0  # which run of the worker is going on; the reader is behind by a few milliseconds at most
        self._consumer = confluent_kafka.Consumer({
            "bootstrap.servers": cluster.bootstrap, "group.id": f"judge-{time.time_ns()}", "enable.auto.commit": False, "auto.offset.reset": "error",
            "isolation.level": isolation, "enable.partition.eof": True, "fetch.wait.max.ms": 20, "log_level": 0})
        self._partitions = [confluent_kafka.TopicPartition(topic, partition, 0) for topic in topics for partition in range(PARTITIONS)]
        self._next = collections.Counter()
        self._consumer.assign(self._partitions)
        self._ended = threading.Event()
        self._fault = None
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._thread.join()
        self._consumer.close()

    def read_to_end(self):
        """Everything that stands in the topics now, each partition's in order."""
        for partition in self._partitions:
            _, end = self._consumer.get_watermark_offsets(partition, timeout=PATIENCE)
            due = time.monotonic() + PATIENCE
            while self._next[partition.topic, partition.partition] < end:
                if self._fault or time.monotonic() > due:
                    raise SystemExit(f"{partition.topic} {partition.partition} was read up to {self._next[partition.topic, partition.partition]} of {end}: {self._fault}")
                time.sleep(0.01)
        return sorted(self.messages, key=lambda message: message[:3])

    def _read(self):
        while not self._ended.is_set():
            for message in self._consumer.consume(1000, 0.01):
                error = message.error()
                if error is None:
                    headers = {name: value.decode() for name, value in message.headers()}
                    entry = {
                        "userKey": message.key().decode(), "provider": headers["provider"], "stream": headers["stream"], "recordId": headers.get("record-id"),
                        "revision": headers.get("revision"), "delivery": headers["delivery"], "spanStart": headers.get("span-start"), "spanEnd": headers.get("span-end")}
                    self.ids.add(entry["recordId"])
                    self.messages.append((message.topic(), message.partition(), message.offset(), self.run, entry, message.value()))
                # The end of a partition counts what no reader is shown: marks of transactions, and what was aborted.
                if error is None or error.code() == confluent_kafka.KafkaError._PARTITION_EOF:
                    place = (message.topic(), message.partition())
                    self._next[place] = max(self._next[place], message.offset() + (error is None))
                elif error.code() == confluent_kafka.KafkaError._AUTO_OFFSET_RESET:
                    self._fault = "messages were gone before they were read"


class TopicTally(MessageTally):
    """Compares the Avro of the topics."""

    def __init__(self):
        super().__init__()
        self._readers = {}

    def compare_topics(self, simulator, messages, are_repeats_allowed):
        self.compare_messages(simulator, [(run, entry, value) for _, _, _, run, entry, value in messages], Avro, self._decode, are_repeats_allowed)

    def _decode(self, stream, value):
        if stream not in self._readers:
            with open(os.path.join(ROOT, "src", "FitbitSdk.Records", "schemas", f"{stream}.avsc"), encoding="utf-8") as file:
                self._readers[stream] = avro.io.DatumReader(avro.schema.parse(file.read()))
        return self._readers[stream].read(avro.io.BinaryDecoder(io.BytesIO(value)))


def topics_of(prefix):
    return [prefix + stream for stream in STREAMS]


def worker(simulator, cluster, prefix, state, *more):
    """The command of a worker that ends after one run of each user, and whose first line on stderr says that it has begun."""
    settings = {
        "Worker:State": state, "Worker:Once": "true", "Kafka:BootstrapServers": cluster.bootstrap, "Kafka:TopicPrefix": prefix,
        # So that a good part of a run is spent between the write and the acknowledgement.
        "Kafka:Settings:linger.ms": "250",
        "Fitbit:BaseAddress": simulator.about["url"], "Fitbit:ClientId": simulator.about["clientId"], "Fitbit:ClientSecret": simulator.about["clientSecret"],
        "Logging:LogLevel:Microsoft.Hosting.Lifetime": "Information", "Logging:Console:LogToStandardErrorThreshold": "Trace"}
    for place, user in enumerate(simulator.about["users"]):
        person = {
            "Key": user["userId"], "Account": user["userId"], "ConsentStart": simulator.start,
            "AccessToken": user["accessToken"], "RefreshToken": user["refreshToken"]}
        settings |= {f"Worker:Users:{place}:{name}": value for name, value in person.items()}
    return program("IngestWorker") + [f"--{name}={value}" for name, value in settings.items()] + list(more)
