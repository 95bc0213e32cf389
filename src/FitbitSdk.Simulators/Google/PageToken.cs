using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.Google;

/// <summary>An opaque mark: where the last page ended, and of which question. It remembers a time, not a record: that is why page borders lose some.</summary>
internal static class PageToken
{
    public static string Write(HttpRequest request, string userId, long position) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position}|{Question(request, userId)}")));

    /// <summary>Reads the mark; <see langword="false"/> when it is none, or one of another question.</summary>
    public static bool TryRead(HttpRequest request, string userId, out long? position)
    {
        position = null;
        string token = request.Query["pageToken"].ToString();
        if (token.Length == 0)
        {
            return true;
        }

        if (!Base64Url.IsValid(token))
        {
            return false;
        }

        string[] parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token)).Split('|');
        bool isKnown = parts is [_, string question] && question == Question(request, userId)
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        position = isKnown ? long.Parse(parts[0], CultureInfo.InvariantCulture) : null;
        return isKnown;
    }

    private static string Question(HttpRequest request, string userId)
    {
        IEnumerable<string> parameters = request.Query.Where(static one => one.Key != "pageToken").OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => $"{one.Key}={one.Value}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId}{request.Path}?{string.Join('&', parameters)}")), 0, 8);
    }
}
