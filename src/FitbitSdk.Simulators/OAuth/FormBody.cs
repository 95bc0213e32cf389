using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>Reads the form of a request.</summary>
internal static class FormBody
{
    /// <summary>The form; <see langword="null"/> where there is none, or none that can be read: no boundary, too many or too long members.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
