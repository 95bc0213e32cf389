using FsCheck;
using FsCheck.Fluent;

namespace FitbitSdk.Kafka.Tests;

public sealed class TopicProfileJsonTests
{
    private const string Subject = "device-data";

    // The example of dojot's documentation, word for word.
    private const string OfDojot = """
        { "special-user": { "replica_assignment": { "1": [1, 2, 3], "2": [4, 5, 6] } },
          "*": { "num_partitions": 2, "replication_factor": 1 } }
        """;

    [Fact]
    public void ReadSubject_DojotsExample_IsUnderstoodOnceItsCountIsNamed()
    {
        TopicProfileReading reading = TopicProfileJson.ReadSubject(Subject, OfDojot, PartitionNumbers.FromOne);

        Assert.Empty(reading.Errors);
        TopicProfile special = reading.Profiles.Resolve("special-user", Subject);
        Assert.Equal(("0 on 1, 2, 3; 1 on 4, 5, 6", TopicProfileRule.Tenant), (special.Spec.ToString(), special.Rule));
        TopicProfile other = reading.Profiles.Resolve("anyone", Subject);
        Assert.Equal(("2 partitions on 1 brokers each", TopicProfileRule.EveryTenant), (other.Spec.ToString(), other.Rule));
        Assert.Equal((TopicSpec.Default, TopicProfileRule.Default), (reading.Profiles.Resolve("anyone", "else").Spec, reading.Profiles.Resolve("anyone", "else").Rule));
    }

    [Fact]
    public void ReadSubject_DojotsExampleCountedFromZero_IsRefusedWithTheRemedy()
    {
        TopicProfileFault error = Assert.Single(TopicProfileJson.ReadSubject(Subject, OfDojot).Errors);

        Assert.Equal((Subject, "special-user", "replica_assignment"), (error.Subject, error.Tenant, error.Field));
        Assert.Contains("PartitionNumbers.FromOne", error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "num_partitions": 1, "replication_factor": 1, "replica_assignment": { "0": [1] } }""", null, "exclude")]
    [InlineData("{}", null, "neither")]
    [InlineData("[]", null, "object")]
    [InlineData("""{ "num_partitions": 1 }""", "replication_factor", "missing")]
    [InlineData("""{ "replication_factor": 1 }""", "num_partitions", "missing")]
    [InlineData("""{ "num_partitions": 0, "replication_factor": 1 }""", "num_partitions", "whole number from 1")]
    [InlineData("""{ "num_partitions": 1.5, "replication_factor": 1 }""", "num_partitions", "whole number")]
    [InlineData("""{ "num_partitions": "4", "replication_factor": 1 }""", "num_partitions", "whole number")]
    [InlineData("""{ "num_partitions": 1, "replication_factor": 0 }""", "replication_factor", "from 1 to 32767")]
    [InlineData("""{ "num_partitions": 1, "replication_factor": 32768 }""", "replication_factor", "from 1 to 32767")]
    [InlineData("""{ "num_partitions": 1, "replication_factor": 1, "retention": 1 }""", "retention", "not known")]
    [InlineData("""{ "replica_assigment": { "0": [1] } }""", "replica_assigment", "not known")]
    [InlineData("""{ "replica_assignment": {} }""", "replica_assignment", "at least one")]
    [InlineData("""{ "replica_assignment": { "0": [1], "2": [1] } }""", "replica_assignment", "without a hole")]
    [InlineData("""{ "replica_assignment": { "0": [1], "00": [1] } }""", "replica_assignment", "stands twice")]
    [InlineData("""{ "replica_assignment": { "0": [1], "0": [2] } }""", "replica_assignment", "stands twice")]
    [InlineData("""{ "replica_assignment": { "0": [] } }""", "replica_assignment", "no broker")]
    [InlineData("""{ "replica_assignment": { "0": [-1] } }""", "replica_assignment", "negative")]
    [InlineData("""{ "replica_assignment": { "0": [1, 1] } }""", "replica_assignment", "twice")]
    [InlineData("""{ "replica_assignment": { "0": 1 } }""", "replica_assignment", "list")]
    [InlineData("""{ "replica_assignment": { "0": ["1"] } }""", "replica_assignment", "list")]
    public void Read_ProfileThatIsWrong_IsRefusedByItsPlace(string profile, string? field, string reason)
    {
        TopicProfileReading reading = TopicProfileJson.Read($$"""{ "{{Subject}}": { "acme": {{profile}}, "other": { "num_partitions": 3, "replication_factor": 1 } } }""");

        TopicProfileFault error = Assert.Single(reading.Errors);
        Assert.Equal((Subject, "acme", field), (error.Subject, error.Tenant, error.Field));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal(TopicProfileRule.Default, reading.Profiles.Resolve("acme", Subject).Rule);
        Assert.Equal(3, reading.Profiles.Resolve("other", Subject).Spec.Partitions);
        Assert.Throws<InvalidDataException>(reading.Required);
    }

    [Fact]
    public void Read_SeveralErrors_AreAllTold() => Assert.Equal(
        ["a b: The subject 'a b' has others than letters, digits, dots, underscores and hyphens", "data / b*: The tenant 'b*' has others than letters, digits, dots, underscores and hyphens",
            "data / acme / num_partitions: is missing", "data / acme / replication_factor: must be a whole number from 1 to 32767"],
        TopicProfileJson.Read("""{ "a b": {}, "data": { "b*": {}, "acme": { "replication_factor": "2" } } }""").Errors.Select(static error => error.ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("7")]
    public void Read_WhatIsNoObject_IsAnError(string json) => Assert.Single(TopicProfileJson.Read(json).Errors);

    [Fact]
    public void Read_PartitionsOnDifferentNumbersOfBrokers_IsAWarning()
    {
        TopicProfileReading reading = TopicProfileJson.Read("""{ "data": { "*": { "replica_assignment": { "1": [2], "0": [1, 2] } } } }""");

        Assert.Empty(reading.Errors);
        Assert.Equal("data / * / replica_assignment: not all partitions lie on the same number of brokers", Assert.Single(reading.Warnings).ToString());
        Assert.Equal("0 on 1, 2; 1 on 2", reading.Profiles.Resolve("x", "data").Spec.ToString());
    }

    [Fact]
    public void Read_AnyNumbers_AreWhatTheProfileSays() => Prop.ForAll(
        Gen.Choose(-2, 40_000).ToArbitrary(), Gen.Choose(-2, 40_000).ToArbitrary(), static (partitions, replicas) =>
        {
            TopicProfileReading reading = TopicProfileJson.Read($$"""{ "data": { "*": { "num_partitions": {{partitions}}, "replication_factor": {{replicas}} } } }""");
            return partitions >= 1 && replicas is >= 1 and <= short.MaxValue
                ? reading.Required().Resolve("x", "data").Spec is AutomaticTopicSpec auto && (auto.Partitions, auto.ReplicationFactor) == (partitions, replicas)
                : reading.Errors.Count > 0;
        }).QuickCheckThrowOnFailure();
}
