using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace FitbitSdk.BodyFuzz;

/// <summary>An answer as it is sent: a spoilt body under some status, with headers that may lie.</summary>
internal sealed class SpoiltAnswer
{
    private static readonly int[] Successes = [200, 201, 202, 203, 204, 206];

    private static readonly int[] Refusals =
        [300, 302, 304, 400, 400, 401, 403, 403, 404, 408, 409, 410, 411, 413, 418, 422, 429, 429, 500, 502, 503, 504, 599];

    private static readonly string[] HeaderValues =
        ["0", "1", "149", "150", "-1", "3600", "2147483647", "2147483648", "1e3", "", " ", "never", "NaN", "Wed, 21 Oct 2099 07:28:00 GMT", "Sat, 01 Jan 0000 00:00:00 GMT", Canary.Text];

    private readonly List<(string Name, string Value)> _headers = [];

    private SpoiltAnswer(byte[] body, int status) => (Body, Status) = (body, status);

    public byte[] Body { get; }

    public int Status { get; }

    /// <summary>Gets how much longer the body is said to be than it is.</summary>
    public int LengthLie { get; private set; }

    public string? ContentType { get; private set; }

    public static SpoiltAnswer Create(Random random, SeedBody seed, IReadOnlyList<SeedBody> others)
    {
        byte[] body = new BodyMutator(random, others).Mutate(seed.Bytes);
        int refusals = seed.Kind == "error" ? 85 : 8;
        int status = random.Next(100) < refusals ? Refusals[random.Next(Refusals.Length)]
            : random.Next(20) == 0 ? Successes[random.Next(Successes.Length)]
            : 200;
        SpoiltAnswer answer = new(body, status)
        {
            LengthLie = random.Next(40) == 0 ? random.Next(-10, 1_000_000) : 0,
            ContentType = random.Next(5) switch { 0 => "text/html; charset=none", 1 => null, 2 => "application/json; charset=utf-16", _ => "application/json" },
        };
        string[] names = ["Fitbit-Rate-Limit-Limit", "Fitbit-Rate-Limit-Remaining", "Fitbit-Rate-Limit-Reset", "Retry-After", "Date", "Location", "WWW-Authenticate"];
        for (int i = random.Next(4); i > 0; i--)
        {
            answer._headers.Add((names[random.Next(names.Length)], HeaderValues[random.Next(HeaderValues.Length)]));
        }

        return answer;
    }

    public HttpResponseMessage ToResponse(HttpRequestMessage request)
    {
        HttpResponseMessage response = new((HttpStatusCode)Status) { Content = new StreamContent(new MemoryStream(Body, writable: false)), RequestMessage = request };
        if (LengthLie != 0)
        {
            response.Content.Headers.ContentLength = Math.Max(0, Body.Length + LengthLie);
        }

        if (ContentType is not null)
        {
            response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }

        foreach ((string name, string value) in _headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"status {Status}, {Body.Length} bytes, length off by {LengthLie}, {ContentType}");
}
