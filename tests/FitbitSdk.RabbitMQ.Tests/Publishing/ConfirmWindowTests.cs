using FsCheck;
using FsCheck.Fluent;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMQ.Tests;

public sealed class ConfirmWindowTests
{
    private static readonly Gen<Step> Steps = Gen.Frequency(
        (8, Gen.Choose(0, 3).Select(static id => new Step(What.Send, Id: id))),
        (4, Answers(What.Ack)),
        (2, Answers(What.Nack)),
        (2, Gen.Choose(0, 3).Select(static id => new Step(What.Return, Id: id))),
        (1, Gen.Constant(new Step(What.End))));

    private enum What
    {
        Send,
        Ack,
        Nack,
        Return,
        End,
    }

    [Fact]
    public void Window_AnyOrderOfAnswers_GivesEachMessageTheOutcomeThatCameFirst() => Prop.ForAll(Steps.ListOf().ToArbitrary(), static steps =>
    {
        ConfirmWindow window = new(TimeProvider.System);
        Model model = new();
        int settled = 0;
        foreach (Step step in steps.Append(new(What.End)))
        {
            settled += Take(step, window, model);
        }

        return settled == model.Messages.Count(static one => !one.IsLate)
            && model.Messages.TrueForAll(static one => one.Tally.CloseAsync().IsCompleted && OutcomeOf(one.Tally) == one.Outcome);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Return_OfOneOfTwoAlike_IsTheOlder()
    {
        ConfirmWindow window = new(TimeProvider.System);
        PublishTally first = new(1);
        PublishTally second = new(1);
        window.Add(first, 0, MessageOf(1));
        window.Add(second, 0, MessageOf(1));

        window.Return("1", "x", "k", 312);
        window.Settle(2, multiple: true, PublishOutcome.Confirmed);

        PublishFailure returned = Assert.Single(first.Failures);
        Assert.Equal((PublishOutcome.Returned, (ushort)312, "x", "k"), (returned.Outcome, returned.ReplyCode, returned.Exchange, returned.RoutingKey));
        Assert.True(second.AllConfirmed);
    }

    [Fact]
    public void Return_OfNoneThatWaits_IsToldApart()
    {
        ConfirmWindow window = new(TimeProvider.System);
        window.Add(new(1), 0, MessageOf(1));

        Assert.False(window.Return("another", "x", "k", 312));
        Assert.False(window.Return(messageId: null, "x", "k", 312));
        Assert.True(window.Return("1", "x", "k", 312));
    }

    [Fact]
    public void Add_WithoutId_IsRefused() =>
        Assert.Throws<ArgumentNullException>(() => new ConfirmWindow(TimeProvider.System).Add(new(1), 0, new("x", "k", new BasicProperties(), default)));

    private static Gen<Step> Answers(What what) =>
        from number in Gen.Choose(0, 12) from multiple in Gen.Elements(true, false) select new Step(what, (ulong)number, multiple);

    private static int Take(Step step, ConfirmWindow window, Model model)
    {
        model.Take(step);
        switch (step.What)
        {
            case What.Send:
                window.Add(model.Messages[^1].Tally, 0, MessageOf(step.Id));
                return 0;
            case What.Return:
                window.Return(MessageOf(step.Id).Properties.MessageId, "x", "k", 312);
                return 0;
            case What.End:
                return window.End();
            default:
                return window.Settle(step.Number, step.Multiple, step.What is What.Ack ? PublishOutcome.Confirmed : PublishOutcome.Nacked);
        }
    }

    private static OutgoingMessage MessageOf(int id) => new("x", "k", new BasicProperties { MessageId = $"{id}" }, default);

    // A second outcome of one message would stand in its failures as well.
    private static PublishOutcome OutcomeOf(PublishTally tally) => tally.AllConfirmed ? PublishOutcome.Confirmed : Assert.Single(tally.Failures).Outcome;

    private sealed record Step(What What, ulong Number = 0, bool Multiple = false, int Id = 0);

    private sealed class Message(int id, bool isLate)
    {
        public int Id { get; } = id;

        public bool IsLate { get; } = isLate;

        public PublishTally Tally { get; } = new(1);

        public bool IsReturned { get; set; }

        public PublishOutcome? Outcome { get; set; } = isLate ? PublishOutcome.Unknown : null;

        public void Settle(PublishOutcome outcome) => Outcome ??= IsReturned ? PublishOutcome.Returned : outcome;
    }

    /// <summary>Says the same message by message, as the protocol is told.</summary>
    private sealed class Model
    {
        private bool _hasEnded;

        public List<Message> Messages { get; } = [];

        public void Take(Step step)
        {
            switch (step.What)
            {
                case What.Send:
                    Messages.Add(new(step.Id, _hasEnded));
                    break;
                case What.Return:
                    if (Messages.Find(one => one.Id == step.Id && one is { Outcome: null, IsReturned: false }) is { } returned)
                    {
                        returned.IsReturned = true;
                    }

                    break;
                case What.End:
                    _hasEnded = true;
                    Messages.ForEach(static one => one.Settle(PublishOutcome.Unknown));
                    break;
                default:
                    IEnumerable<Message> meant = !step.Multiple ? Messages.Where((_, i) => (ulong)i + 1 == step.Number)
                        : step.Number == 0 ? Messages
                        : Messages.Take((int)step.Number);
                    meant.ToList().ForEach(one => one.Settle(step.What is What.Ack ? PublishOutcome.Confirmed : PublishOutcome.Nacked));
                    break;
            }
        }
    }
}
