using System.Net;
using System.Text;

namespace FitbitSdk.BodyFuzz;

/// <summary>The service: gives the spoilt answer where it is asked for, and whole ones elsewhere.</summary>
internal sealed class SpoiltService(SeedBody seed, SpoiltAnswer answer, Func<string, byte[]> wholeAnswerTo) : HttpMessageHandler
{
    // A body may send the reader on to further pages; behind these there is nothing more.
    private const int MostAnswers = 4;

    private int _answers;

    /// <summary>Gets how often the spoilt answer went out.</summary>
    public int Answers => _answers;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        string kind = path switch
        {
            _ when path.EndsWith("/token", StringComparison.Ordinal) => "token",
            _ when path.EndsWith("/devices.json", StringComparison.Ordinal) || path.EndsWith("/pairedDevices", StringComparison.Ordinal) => "devices",
            _ when path.EndsWith("/profile.json", StringComparison.Ordinal) => "time-zone",
            _ when path.EndsWith("/settings", StringComparison.Ordinal) => "settings",
            _ when path.EndsWith("/identity", StringComparison.Ordinal) => "identity",
            _ => "stream",
        };
        bool spoilt = kind == seed.Kind || (kind == "stream" && seed.Kind is not ("token" or "devices" or "settings" or "identity" or "time-zone"))
            || (seed.Kind == "error" && kind != "token");
        if (!spoilt)
        {
            return Task.FromResult(Whole(request, wholeAnswerTo(kind == "stream" ? seed.Kind : kind)));
        }

        // One series of the seven of a window is enough to spoil it: with all of them spoilt alike it would hardly ever be mapped.
        (int most, byte[] rest) = seed.Kind is "daily-activity" ? (1, wholeAnswerTo(seed.Kind)) : (MostAnswers, "{}"u8.ToArray());
        return Task.FromResult(Interlocked.Increment(ref _answers) > most ? Whole(request, rest) : answer.ToResponse(request));
    }

    private static HttpResponseMessage Whole(HttpRequestMessage request, byte[] body) => new(HttpStatusCode.OK)
    {
        RequestMessage = request,
        Content = new StringContent(Encoding.UTF8.GetString(body), Encoding.UTF8, "application/json"),
    };
}
