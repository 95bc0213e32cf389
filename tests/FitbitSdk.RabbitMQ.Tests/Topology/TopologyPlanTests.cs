using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.RabbitMQ.Tests;

public sealed class TopologyPlanTests
{
    [Fact]
    public void ArgumentsOf_EverythingSet_AreThoseOfTheServer()
    {
        RabbitMqQueueProfile profile = new()
        {
            Type = RabbitMqQueueType.Quorum,
            MaximumLength = 10,
            MaximumBytes = 2000,
            Overflow = RabbitMqOverflow.DropHead,
            MessageTtl = TimeSpan.FromSeconds(90),
            DeliveryLimit = 5,
            Arguments = { ["x-single-active-consumer"] = true },
        };

        Dictionary<string, object?> arguments = Plan(static options => options.DeadLetterExchange = "letters").ArgumentsOf(profile, deadLetters: true);

        Assert.Equal(
            [
                "x-dead-letter-exchange=letters", "x-delivery-limit=5", "x-max-length-bytes=2000", "x-max-length=10", "x-message-ttl=90000", "x-overflow=drop-head",
                "x-queue-type=quorum", "x-single-active-consumer=True",
            ],
            arguments.Select(static one => $"{one.Key}={one.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ArgumentsOf_Limited_RefusesRatherThanLoses() => Assert.Equal("reject-publish", Plan().ArgumentsOf(new() { MaximumLength = 10 }, deadLetters: true)["x-overflow"]);

    [Fact]
    public void ArgumentsOf_Nothing_IsAQuorumQueue() => Assert.Equal(["x-queue-type=quorum"], Plan().ArgumentsOf(new(), deadLetters: true).Select(static one => $"{one.Key}={one.Value}"));

    [Theory]
    [InlineData("acme", "heart-rate", 1)]
    [InlineData("acme", "steps", 2)]
    [InlineData("other", "heart-rate", 3)]
    [InlineData("other", "steps", null)]
    public void ProfileFor_ProjectAndStream_IsTheNarrowest(string project, string stream, int? length)
    {
        TopologyPlan plan = Plan(static options =>
        {
            options.Profiles["acme/heart-rate"] = new() { MaximumLength = 1 };
            options.Profiles["acme/*"] = new() { MaximumLength = 2 };
            options.Profiles["heart-rate"] = new() { MaximumLength = 3 };
        });

        Assert.Equal(length, (int?)plan.ProfileFor(Origin(project, stream), "fitbit." + stream).MaximumLength);
    }

    [Fact]
    public void QueueFor_AnyTemplate_HasItsPlacesFilled() =>
        Assert.Equal("q-acme_2Enorth-fitbit-steps-a.b", Plan(static options => options.QueueName = "q-{project}-{provider}-{stream}-{key}").QueueFor(Origin("acme.north", "steps"), "a.b"));

    private static TopologyPlan Plan(Action<RabbitMqTopologyOptions>? configure = null)
    {
        RabbitMqTopologyOptions options = new();
        configure?.Invoke(options);
        return new(Microsoft.Extensions.Options.Options.Create(options), Microsoft.Extensions.Options.Options.Create(new RabbitMqSinkOptions()));
    }

    private static RecordOrigin Origin(string project, string stream) =>
        new() { User = new("anna"), Provider = ProviderId.Fitbit, Stream = new(stream), Window = Batches.Day, ObservedAt = Batches.ObservedAt, Project = project };
}
