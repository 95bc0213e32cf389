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
        if (Read(json, out IReadOnlyList<FaultRule> rules) is { } complaint)
        {
            await Reply.ErrorAsync(context, ApiError.Validation("faults", complaint)).ConfigureAwait(false);
            return;
        }

        script.Add(rules);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public Task ClearAsync(HttpContext context)
    {
        script.Clear();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <returns>What is wrong with the rules; <see langword="null"/> when they can be added.</returns>
    private string? Read(string json, out IReadOnlyList<FaultRule> rules)
    {
        try
        {
            rules = FaultRule.ReadJson(json);
            return script.Complaint(rules);
        }
        catch (FormatException wrong)
        {
            rules = [];
            return wrong.Message;
        }
    }
}
