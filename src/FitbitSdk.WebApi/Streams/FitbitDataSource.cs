using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using FitbitSdk.Http;
using FitbitSdk.Records;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.WebApi;

/// <summary>The Fitbit Web API as a source of a sync.</summary>
public sealed partial class FitbitDataSource : IHealthDataSource
{
    // Ten thousand logs in sixty days: a list that goes on is a loop.
    private const int MaximumPages = 100;

    private readonly FitbitApi _api;
    private readonly FitbitDevicesClient _devices;
    private readonly FitbitUserClient _user;
    private readonly IAccessTokenProvider _tokens;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ReadObserver _reads;

    // Its own clients over the same call, not the registered ones: the price of a call is not part of what a host may override.
    internal FitbitDataSource(FitbitApi api, IAccessTokenProvider tokens, TimeProvider time, ILogger<FitbitDataSource> logger, IMeterFactory meters) =>
        (_api, _devices, _user, _tokens, _time, _logger, _reads) =
            (api, new(api), new(api), tokens, time, logger, new(ProviderId.Fitbit, WebApiDiagnostics.Source, meters.Create(WebApiDiagnostics.MeterName)));

    /// <inheritdoc/>
    public ProviderId Provider => ProviderId.Fitbit;

    /// <inheritdoc/>
    public IReadOnlyList<DataStream> Streams => FitbitStreams.All;

    /// <summary>Reads a window, page by page.</summary>
    /// <param name="request">Whose, which stream, which window: intraday streams within one UTC day, streams by date whole dates.</param>
    /// <param name="cancellationToken">Stops the read; nothing is to be undone.</param>
    /// <returns>The pages in the service's order; each owns its batch. Lists of logs have at least one page, all other streams one.</returns>
    /// <exception cref="ArgumentException">The stream is not one of <see cref="Streams"/>, or the window does not fit it.</exception>
    /// <exception cref="HealthApiException">The service refused or did not answer; pages given before stay valid.</exception>
    /// <remarks>Costs as many requests a page as <see cref="DataStream.RequestsPerWindow"/> says, repeats aside.</remarks>
    public IAsyncEnumerable<SourcePage> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        FitbitStreamRow row = FitbitStreamRow.Of(request.Stream);
        return _reads.ObserveAsync(request, row.Stream.DayKind switch
        {
            DayKind.Utc => ReadOnceAsync(row, request, [IntradayWindow.ToPathAndQuery(row.Operation, request.User, request.Window)], cancellationToken),
            DayKind.Civil => ReadOnceAsync(row, request, [.. row.Resources.Select(resource => CivilWindow.ToPath(row.Operation, request.User, request.Window, resource))], cancellationToken),
            DayKind.Snapshot => ReadOnceAsync(row, request, [row.Operation.Expand(request.User, row.Operation.Path)], cancellationToken),
            _ => ReadListAsync(row, request, cancellationToken),
        }, cancellationToken);
    }

    private async IAsyncEnumerable<SourcePage> ReadOnceAsync(
        FitbitStreamRow row, ReadRequest request, IReadOnlyList<string> pathsAndQueries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Uri[] addresses = [.. pathsAndQueries.Select(path => new Uri(_api.BaseAddress.AbsoluteUri + path))];
        (MappedAnswer mapped, int requests) = await ReadPageAsync(row, request, addresses, cancellationToken).ConfigureAwait(false);
        yield return ToPage(mapped, requests);
    }

    private async IAsyncEnumerable<SourcePage> ReadListAsync(FitbitStreamRow row, ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string after = LocalDatePattern.Iso.Format(FirstDate(row.Operation, request).PlusDays(-1));
        string path = row.Operation.Expand(request.User, row.Operation.Path);
        Uri? address = new(FormattableString.Invariant($"{_api.BaseAddress.AbsoluteUri}{path}?afterDate={after}&sort=asc&limit={row.Operation.PageLimit}&offset=0"));
        HashSet<string> seen = new(StringComparer.Ordinal);
        do
        {
            // Ending here in silence would lose the rest of the window.
            if (!seen.Add(address.AbsoluteUri) || seen.Count > MaximumPages)
            {
                throw new HealthApiProtocolException(row.Operation.Name, "the links between pages go round in a circle.");
            }

            (MappedAnswer mapped, int requests) = await ReadPageAsync(row, request, [address], cancellationToken).ConfigureAwait(false);
            bool past = mapped.LastStart >= request.Window.End.ToInstant();
            string? next = past ? null : mapped.Next;
            yield return ToPage(mapped, requests);

            address = string.IsNullOrEmpty(next) ? null : PageLink.Resolve(_api.BaseAddress, next, row.Operation);
        }
        while (address is not null);
    }

    /// <summary>The user's date on which the first log of a window may begin: logs are cut by their end, and the list by the date of their start.</summary>
    private static LocalDate FirstDate(FitbitOperation operation, ReadRequest request)
    {
        // Nothing from before the consent is wanted.
        Instant start = Instant.Max(request.Window.Start.ToInstant() - operation.LongestEntry, request.User.ConsentStart);
        return request.Zones.Entries.Count == 0
            ? start.InUtc().Date.PlusDays(-1)
            : request.Zones.Entries.Min(entry => start.InZone(entry.Zone).Date);
    }

    /// <summary>Reads a page: all of its answers together, because what one of them says alone is half a record.</summary>
    private async ValueTask<(MappedAnswer Mapped, int Requests)> ReadPageAsync(FitbitStreamRow row, ReadRequest request, Uri[] addresses, CancellationToken cancellationToken)
    {
        List<ApiAnswer> answers = new(addresses.Length);
        try
        {
            foreach (Uri address in addresses)
            {
                answers.Add(await _api.GetAsync(request.User, row.Operation, address, cancellationToken).ConfigureAwait(false));
            }

            Instant now = _time.GetInstant();
            return (row.Map([.. answers.Select(static answer => answer.Body)], new(request, OriginOf(request, now), now)), answers.Sum(static answer => answer.Requests));
        }
        catch (HealthApiException e)
        {
            // What was answered before was paid for all the same.
            int requests = e.Requests + answers.Sum(static answer => answer.Requests);
            throw answers.Count == addresses.Length ? e.WithAnswer(answers[^1].Status, requests) : e.WithRequests(requests);
        }
        finally
        {
            answers.ForEach(static answer => answer.Dispose());
        }
    }

    private RecordOrigin OriginOf(ReadRequest request, Instant now) => new()
    {
        User = request.User.Key,
        Provider = Provider,
        Stream = request.Stream.Id,
        Window = request.Window,
        ObservedAt = now,
        Project = request.User.Project,
        SourceId = request.User.SourceId,
    };

    private static SourcePage ToPage(MappedAnswer mapped, int requests) =>
        new() { Batch = mapped.Batch, Problems = mapped.Problems, PendingUntil = mapped.PendingUntil, Zone = mapped.Zone, Requests = requests };
}
