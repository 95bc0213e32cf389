using FitbitSdk.Simulators.Internal;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>What calls of the application itself have in common: a form, and a proof of who sends it.</summary>
internal static class ClientForm
{
    public static async Task HandleAsync(HttpContext context, RegisteredClient client, Func<IFormCollection, ClientProof, Task> handle)
    {
        if (await FormBody.ReadAsync(context.Request).ConfigureAwait(false) is not { } form)
        {
            await Reply.ErrorAsync(context, ApiError.UnreadableBody).ConfigureAwait(false);
            return;
        }

        ClientProof proof = client.Prove(context.Request, form);
        await (proof is ClientProof.None ? Reply.ErrorAsync(context, ApiError.InvalidClient) : handle(form, proof)).ConfigureAwait(false);
    }
}
