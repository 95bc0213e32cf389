/* The three functions that Confluent.Kafka calls and librdkafka 2.0 lacks. Without leader epochs there is none: -1. The
   library is linked against the system's librdkafka and bears its name, so that whatever is loaded through it finds all others. */
#include <librdkafka/rdkafka.h>
#include <stdint.h>

int32_t rd_kafka_topic_partition_get_leader_epoch(const rd_kafka_topic_partition_t *partition) { (void)partition; return -1; }

void rd_kafka_topic_partition_set_leader_epoch(rd_kafka_topic_partition_t *partition, int32_t epoch) { (void)partition; (void)epoch; }

int32_t rd_kafka_message_leader_epoch(const rd_kafka_message_t *message) { (void)message; return -1; }
