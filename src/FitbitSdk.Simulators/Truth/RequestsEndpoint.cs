using System.Globalization;
using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Truth;

/// <summary><c>GET /_sim/requests?user=</c>: what was asked of the API and the token endpoint.</summary>
internal sealed class RequestsEndpoint(RequestJournal journal)
{
    public Task HandleAsync(HttpContext context)
    {
        string user = context.Request.Query["user"].ToString();
        (IReadOnlyList<SimulatedRequest> requests, IReadOnlyDictionary<int, long> counts) = journal.Of(user.Length == 0 ? null : user);
        return Reply.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("total", counts.Values.Sum());
            writer.WriteStartObject("byStatus");
            foreach ((int status, long count) in counts.OrderBy(static count => count.Key))
            {
                writer.WriteNumber(status.ToString(CultureInfo.InvariantCulture), count);
            }

            writer.WriteEndObject();
            writer.WriteStartArray("requests");
            foreach (SimulatedRequest request in requests)
            {
                writer.WriteStartObject();
                writer.WriteString("time", request.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
                writer.WriteString("user", request.UserId);
                writer.WriteString("method", request.Method);
                writer.WriteString("pathAndQuery", request.PathAndQuery);
                writer.WriteNumber("status", request.Status);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
