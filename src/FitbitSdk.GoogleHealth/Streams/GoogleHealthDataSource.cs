using System.Globalization;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using FitbitSdk.Http;
using FitbitSdk.Records;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.GoogleHealth;

/// <summary>The Google Health API as a source of a sync.</summary>
/// <remarks>Second pages are never asked for: the service leaves out the records that have the time of the last one on the page before. A piece
/// that does not fit a page is asked for again in two halves.</remarks>
public sealed partial class GoogleHealthDataSource : IHealthDataSource
{
    // A day of a sample a second takes 35 requests: a window that takes more than this will never come whole.
    private const int MaximumRequests = 500;

    private readonly GoogleHealthApi _api;
    private readonly GoogleHealthDevicesClient _devices;
    private readonly GoogleHealthUserClient _user;
    private readonly IAccessTokenProvider _tokens;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ReadObserver _reads;

    // Its own clients over the same call, not the registered ones: the price of a call is not part of what a host may override.
    internal GoogleHealthDataSource(GoogleHealthApi api, IAccessTokenProvider tokens, TimeProvider time, ILogger<GoogleHealthDataSource> logger, IMeterFactory meters) =>
        (_api, _devices, _user, _tokens, _time, _logger, _reads) =
            (api, new(api), new(api), tokens, time, logger, new(ProviderId.GoogleHealth, GoogleHealthDiagnostics.Source, meters.Create(GoogleHealthDiagnostics.MeterName)));

    /// <inheritdoc/>
    public ProviderId Provider => ProviderId.GoogleHealth;

    /// <inheritdoc/>
    public IReadOnlyList<DataStream> Streams => GoogleHealthStreams.All;

    /// <summary>Reads a window.</summary>
    /// <param name="request">Whose, which stream, which window; one wider than the stream's maximum range is read in pieces.</param>
    /// <param name="cancellationToken">Stops the read; nothing is to be undone.</param>
    /// <returns>One page with one batch in the order of time. A moment with more records than the service gives at once is reported as a
    /// problem. A sleep that is still being processed is left out for a day at most, and the page says when to ask again.</returns>
    /// <exception cref="ArgumentException">The stream is not one of <see cref="Streams"/>.</exception>
    /// <exception cref="HealthApiException">The service refused or did not answer.</exception>
    /// <remarks>Costs one request for each piece, and two more for each that does not fit a page; repeats aside.</remarks>
    public IAsyncEnumerable<SourcePage> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _reads.ObserveAsync(request, ReadOnceAsync(GoogleHealthStreamRow.Of(request.Stream), request, cancellationToken), cancellationToken);
    }

    private async IAsyncEnumerable<SourcePage> ReadOnceAsync(GoogleHealthStreamRow row, ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await ReadWindowAsync(row, request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<SourcePage> ReadWindowAsync(GoogleHealthStreamRow row, ReadRequest request, CancellationToken cancellationToken)
    {
        IPointCollector points = row.Collect(request);
        Stack<FetchWindow> open = new(PointWindow.Pieces(row.Type, request).Reverse());
        int spent = 0;
        while (open.TryPop(out FetchWindow? piece))
        {
            if (spent >= MaximumRequests)
            {
                throw new HealthApiProtocolException(row.Operation.Name, "the answers never come whole.").WithRequests(spent);
            }

            (FetchWindow First, FetchWindow Second)? halves = PointWindow.Halve(piece, row.SmallestPiece);
            (bool taken, int requests) = await AddAsync(row, request, piece, points, asItIs: halves is null, spent, cancellationToken).ConfigureAwait(false);
            spent += requests;
            if (!taken && halves is { } parts)
            {
                open.Push(parts.Second);
                open.Push(parts.First);
            }
        }

        return points.ToPage(OriginOf(request), spent);
    }

    private async ValueTask<(bool Taken, int Requests)> AddAsync(
        GoogleHealthStreamRow row, ReadRequest request, FetchWindow piece, IPointCollector points, bool asItIs, int spent, CancellationToken cancellationToken)
    {
        (string Name, string Value)[] query =
            [("filter", PointWindow.ToFilter(row.Type, piece)), ("pageSize", row.Operation.PageSize!.Value.ToString(CultureInfo.InvariantCulture))];
        try
        {
            using ApiAnswer answer = await _api.GetAsync(request.User, row.Operation, query, cancellationToken).ConfigureAwait(false);
            return answer.Read(body => points.Add(body, asItIs));
        }
        catch (HealthApiException e) when (spent > 0)
        {
            throw e.WithRequests(spent + e.Requests);
        }
    }

    private RecordOrigin OriginOf(ReadRequest request) => new()
    {
        User = request.User.Key,
        Provider = Provider,
        Stream = request.Stream.Id,
        Window = request.Window,
        ObservedAt = _time.GetInstant(),
        Project = request.User.Project,
        SourceId = request.User.SourceId,
    };
}
