using FitbitSdk.Http;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace FitbitSdk.WebApi.Tests;

/// <summary>Whatever comes when, and however long its answer takes: the service sees no more than it allows.</summary>
public sealed class OwnCountProperties
{
    private const int UserLimit = 4;
    private const int ApplicationLimit = 6;

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static readonly Duration Period = Duration.FromSeconds(3);
    private static readonly TokenKey[] Users = [.. Enumerable.Range(0, 3).Select(static i => TestHost.Key(TestHost.User($"user-{i}")))];

    [Fact]
    public void Enter_AnyArrivals_NoPeriodHoldsMoreThanALimit() => Prop
        .ForAll(Arrivals(), static arrivals =>
        {
            List<Request> requests = Run(arrivals);
            return KeepsLimit(requests, ApplicationLimit) && requests.GroupBy(static request => request.User).All(static user => KeepsLimit(user, UserLimit));
        })
        .Check(Config);

    [Fact]
    public void Enter_AnyArrivals_EachUsersPassInTheOrderTheyCame() => Prop
        .ForAll(Arrivals(), static arrivals => Run(arrivals).GroupBy(static request => request.User).All(static user =>
            user.Zip(user.Skip(1)).All(static pair => pair.First.PassedAt <= pair.Second.PassedAt)))
        .Check(Config);

    [Fact]
    public void Enter_AnyArrivals_NobodyWaitsLongerThanThoseBeforeNeed() => Prop
        .ForAll(Arrivals(), static arrivals =>
        {
            // All that came before pass at the lowest limit a period; an answer takes at most a second, a slice and a step are less than one more.
            List<Request> requests = Run(arrivals);
            return requests.TrueForAll(request =>
                request.PassedAt - request.CameAt <= ((requests.Count / UserLimit) + 1) * (Period + Duration.FromSeconds(2)));
        })
        .Check(Config);

    private static bool KeepsLimit(IEnumerable<Request> requests, int limit)
    {
        Instant[] counted = [.. requests.Select(static request => request.CountedAt).Order()];
        return counted.Zip(counted.Skip(limit)).All(static pair => pair.Second - pair.First >= Period);
    }

    private static Arbitrary<(int Gap, int User, int Latency, int CountedAfter)[]> Arrivals() => Gen
        .Choose(0, 2).SelectMany(static user => Gen.Frequency((4, Gen.Constant(0)), (2, Gen.Choose(1, 10)), (1, Gen.Choose(50, 300)))
            .SelectMany(gap => Gen.Choose(0, 50).SelectMany(latency => Gen.Choose(0, latency).Select(counted => (gap, user, latency, counted)))))
        .ArrayOf().ToArbitrary();

    /// <summary>Runs by steps of the clock; gaps and latencies are numbers of steps.</summary>
    private static List<Request> Run((int Gap, int User, int Latency, int CountedAfter)[] arrivals)
    {
        ManualClock clock = new() { PassBy = TimeSpan.Zero };
        RateGate gate = new(
            PlainHost.Settings(TimeSpan.FromHours(1), new(UserLimit, Period, LimitScope.User), new(ApplicationLimit, Period, LimitScope.Application)), clock, NullLogger<RateGate>.Instance);
        List<Request> requests = [];
        int next = 0, wait = arrivals.Length == 0 ? 0 : arrivals[0].Gap;
        for (int step = 0; next < arrivals.Length || requests.Exists(static request => !request.IsDone); step++)
        {
            Assert.True(step < 100_000, "A request waits for ever.");
            for (; next < arrivals.Length && wait == 0; wait = ++next < arrivals.Length ? arrivals[next].Gap : 0)
            {
                Request request = new(arrivals[next].User, clock.Now, arrivals[next].Latency, arrivals[next].CountedAfter);
                requests.Add(request);
                _ = gate.EnterAsync(request.Ticket, CancellationToken.None).AsTask();
            }

            wait = Math.Max(0, wait - 1);
            requests.ForEach(request => request.Look(gate, clock.Now));
            clock.Advance(Step);
        }

        return requests;
    }

    private sealed class Request(int user, Instant cameAt, int latency, int countedAfter)
    {
        private int _steps;

        public RequestTicket Ticket { get; } = new(Users[user], "ListSleep", RetryClass.Safe);

        public int User { get; } = user;

        public Instant CameAt { get; } = cameAt;

        public Instant PassedAt { get; private set; }

        /// <summary>Gets when the service counted it: at any time between its start and its answer.</summary>
        public Instant CountedAt { get; private set; }

        public bool IsDone { get; private set; }

        public void Look(RateGate gate, Instant now)
        {
            if (IsDone || !Ticket.Admitted)
            {
                return;
            }

            PassedAt = _steps == 0 ? now : PassedAt;
            CountedAt = _steps == countedAfter ? now : CountedAt;
            if (_steps++ == latency)
            {
                IsDone = true;
                gate.Lose(Ticket);
            }
        }
    }
}
