using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>What an attempt meets.</summary>
public enum Answer
{
    Unavailable,
    Forbidden,
    MissingScope,
    Rejected,
    Protocol,
    TooLarge,
    RateLimited,

    /// <summary>As before, with the time of the reset.</summary>
    RateLimitedUntil,

    NeedsAuthorization,
    ApplicationRefused,

    /// <summary>As before, when the account is asked already.</summary>
    ApplicationRefusedAtOnce,

    Retired,

    /// <summary>As before, but the account answers.</summary>
    RetiredInPart,

    SinkSilent,
    SinkThrows,
}

/// <summary>Gives each run that asks for anything the next answer of a row, and notes when those runs were.</summary>
internal sealed class AnswerScript : IRecordSink
{
    public static readonly Duration StatedWait = Duration.FromMinutes(37);
    private static readonly Duration UntilAuthorized = Duration.FromDays(8);

    private readonly Answer[] _answers;
    private readonly EngineFixture _fixture;
    private readonly IRecordSink _sink;
    private readonly List<Run> _runs = [];
    private int _next;
    private int _statusCalls;
    private bool _hasMet;
    private List<Part> _read = [];

    public AnswerScript(Answer[] answers, EngineFixture fixture)
    {
        (_answers, _fixture, _sink) = (answers, fixture, fixture.Sink);
        fixture.Sink = this;
        fixture.Source.Authorization = "first";
        fixture.Source.FailStatus = () => Current is Answer.Retired or Answer.ApplicationRefusedAtOnce ? Fail() : null;
        fixture.Source.FailRead = request =>
        {
            Coverage? coverage = fixture.OffsetAsync(StreamId.HeartRate).GetAwaiter().GetResult().Coverage;
            _read.Add(request.Window.Start < coverage?.BackfilledFrom ? Part.Backfill : request.Window.End <= coverage?.CompleteThrough ? Part.Again : Part.Stream);
            return Fail();
        };
    }

    /// <summary>Gets whether all answers were given, and what each of them concerns was asked for again.</summary>
    public bool IsOver => _next == _answers.Length && _runs.Count > 0 && _runs[^1] is { Met: null, Read.Count: > 0 }
        && _runs.Select((run, i) => Concerned(run).All(part => _runs.Skip(i + 1).Any(next => AsksAgain(run, part, next)))).All(static asked => asked);

    /// <summary>Gets how many windows the run has read.</summary>
    public int Reads => _read.Count;

    private Answer? Current => _next < _answers.Length ? _answers[_next] : null;

    public void BeginRun()
    {
        (_hasMet, _read, _statusCalls) = (false, [], _fixture.Source.StatusCalls);
        if (_runs.Count > 0 && _runs[^1].Met is Answer.NeedsAuthorization && _fixture.Now >= _runs[^1].Time + UntilAuthorized)
        {
            _fixture.Source.Authorization = $"after {_next}";
        }
    }

    /// <returns>What the run has met; <see langword="null"/> for nothing.</returns>
    public Answer? EndRun()
    {
        Answer? met = _hasMet ? Current : null;
        if (Reads > 0 || _fixture.Source.StatusCalls > _statusCalls)
        {
            _runs.Add(new(_fixture.Now, met, _read));
            _next += met is null ? 0 : 1;
        }

        return met;
    }

    /// <summary>Gets how long each answer kept what it concerns from being asked again, and how many of its kind came right before it.</summary>
    public IEnumerable<(Answer Answer, int InRow, Duration Length)> Waits()
    {
        Dictionary<Part, (Answer Met, int Row)> before = [];
        for (int i = 0; i < _runs.Count; i++)
        {
            Run run = _runs[i];
            foreach (Part part in Concerned(run).ToArray())
            {
                int row = before.TryGetValue(part, out (Answer Met, int Row) last) && last.Met == run.Met ? last.Row + 1 : 0;
                before[part] = (run.Met!.Value, row);
                yield return (run.Met.Value, row, _runs[(i + 1)..].First(next => AsksAgain(run, part, next)).Time - run.Time);
            }

            // Whatever else was met there begins a row anew.
            foreach (Part part in before.Keys.Where(part => run.Met is not null && before[part].Met != run.Met && (part is Part.Stream || run.Read.Contains(part))).ToArray())
            {
                before.Remove(part);
            }
        }
    }

    /// <summary>Gives what an answer keeps from being asked again. What is known to be too large waits as the gap that it is.</summary>
    private static IEnumerable<Part> Concerned(Run run) => run.Met is not { } met ? []
        : StopsAccount(met) || run.Read.Contains(Part.Stream) || (met is Answer.MissingScope && run.Read.Contains(Part.Again)) ? [Part.Stream]
        : StopsSink(met) ? [run.Read[^1]]
        : run.Read.Distinct().Where(part => part is not Part.Again || met is not Answer.TooLarge);

    // Of a stream that pauses the account is asked all the same, and while a part of it pauses the others are read.
    private static bool AsksAgain(Run run, Part part, Run next) => StopsAccount(run.Met!.Value)
        || (part is Part.Stream || StopsSink(run.Met.Value) ? next.Read.Count > 0 : next.Read.Contains(part));

    private static bool StopsAccount(Answer answer) => answer is Answer.RateLimited or Answer.RateLimitedUntil or Answer.NeedsAuthorization
        or Answer.ApplicationRefused or Answer.ApplicationRefusedAtOnce or Answer.Retired;

    private static bool StopsSink(Answer answer) => answer is Answer.SinkSilent or Answer.SinkThrows;

    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken) => Current switch
    {
        Answer.SinkSilent => new(default(WriteResult)),
        Answer.SinkThrows => throw new IOException("The sink is away."),
        _ => _sink.WriteAsync(batch, cancellationToken),
    };

    public ValueTask DisposeAsync() => _sink.DisposeAsync();

    private HealthApiException? Fail()
    {
        _hasMet |= Current is not null;
        return Current switch
        {
            null or Answer.SinkSilent or Answer.SinkThrows => null,
            Answer.RateLimited => new RateLimitedException("get something", "it is too much."),
            Answer.RateLimitedUntil => new RateLimitedException("get something", "it is too much.") { RetryAt = _fixture.Now + StatedWait },
            Answer.NeedsAuthorization => new NeedsAuthorizationException("get something", "the token is refused."),
            Answer.Retired or Answer.RetiredInPart => new ApiRetiredException("get something", "it is gone."),
            Answer.ApplicationRefused or Answer.ApplicationRefusedAtOnce => new HealthApiException(HealthApiErrorKind.ApplicationRefused, "get something", "nobody knows the application."),
            { } kind => new HealthApiException(Enum.Parse<HealthApiErrorKind>($"{kind}"), "get something", "it fails."),
        };
    }

    /// <summary>What waits for itself.</summary>
    private enum Part
    {
        /// <summary>All of it: what keeps new data from being read keeps everything.</summary>
        Stream,

        /// <summary>What was read before.</summary>
        Again,

        /// <summary>What lies before all that was read.</summary>
        Backfill,
    }

    /// <summary>What a run asked for, in order, and met.</summary>
    private sealed record Run(Instant Time, Answer? Met, IReadOnlyList<Part> Read);
}
