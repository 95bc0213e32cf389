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
    private int _backfillReads;
    private bool _hasMet;
    private bool _metInBackfill;

    public AnswerScript(Answer[] answers, EngineFixture fixture)
    {
        (_answers, _fixture, _sink) = (answers, fixture, fixture.Sink);
        fixture.Sink = this;
        fixture.Source.Authorization = "first";
        fixture.Source.FailStatus = () => Current is Answer.Retired or Answer.ApplicationRefusedAtOnce ? Fail() : null;
        fixture.Source.FailRead = request =>
        {
            bool isBackfill = fixture.OffsetAsync(StreamId.HeartRate).GetAwaiter().GetResult().Coverage is { } coverage && request.Window.Start < coverage.BackfilledFrom;
            (Reads, _backfillReads, _metInBackfill) = (Reads + 1, _backfillReads + (isBackfill ? 1 : 0), isBackfill);
            return Fail();
        };
    }

    /// <summary>Gets whether all answers were given, and the stream was read once more.</summary>
    public bool IsOver => _next == _answers.Length && _runs.Count > 0 && _runs[^1] is { Met: null, Reads: > 0 };

    /// <summary>Gets how many windows the run has read.</summary>
    public int Reads { get; private set; }

    private Answer? Current => _next < _answers.Length ? _answers[_next] : null;

    public void BeginRun()
    {
        (_hasMet, _metInBackfill, Reads, _backfillReads, _statusCalls) = (false, false, 0, 0, _fixture.Source.StatusCalls);
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
            _runs.Add(new(_fixture.Now, met, _metInBackfill, Reads, _backfillReads));
            _next += met is null ? 0 : 1;
        }

        return met;
    }

    /// <summary>Gets how long each answer kept what it concerns from being asked again, and how many of its kind came right before it.</summary>
    public IEnumerable<(Answer Answer, int InRow, Duration Length)> Waits()
    {
        int row = -1;
        Run? before = null;
        for (int i = 0; i < _runs.Count; i++)
        {
            if (_runs[i] is { Met: { } met } run)
            {
                row = (met, run.InBackfill) == (before?.Met, before?.InBackfill) ? row + 1 : 0;
                before = run;
                yield return (met, row, _runs[(i + 1)..].First(next => AsksAgain(run, met, next)).Time - run.Time);
            }
        }
    }

    // Of a stream that pauses the account is asked all the same, and while older data pauses new data is read.
    private static bool AsksAgain(Run run, Answer met, Run next) => StopsAccount(met) || (run.InBackfill && !StopsSink(met) ? next.BackfillReads : next.Reads) > 0;

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

    /// <summary>What a run asked for and met, and whether it met it in what lies before all that was read.</summary>
    private sealed record Run(Instant Time, Answer? Met, bool InBackfill, int Reads, int BackfillReads);
}
