using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Faults;

/// <summary><c>POST /_sim/faults</c> adds the rules of a JSON array, <c>DELETE /_sim/faults</c> removes all.</summary>
internal sealed class FaultsEndpoint(FaultScript script)
{
    public async Task AddAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        string json = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            script.Add(FaultRule.ReadJson(json));
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            await Reply.ErrorAsync(context, ApiError.Validation("faults", wrong.Message)).ConfigureAwait(false);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public Task ClearAsync(HttpContext context)
    {
        script.Clear();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
