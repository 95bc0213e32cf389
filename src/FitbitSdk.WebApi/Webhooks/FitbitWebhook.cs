using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FitbitSdk.WebApi;

/// <summary>An application's end of subscriptions: tells the service's own notifications from others', and reads them. Any web framework may
/// carry it; safe to use from several threads.</summary>
/// <remarks>Only the signature tells who speaks.
/// <see href="https://dev.fitbit.com/build/reference/web-api/developer-guide/using-subscriptions/">Source</see>.</remarks>
public sealed class FitbitWebhook
{
    /// <summary>The header that holds the signature.</summary>
    public const string SignatureHeader = "X-Fitbit-Signature";

    private readonly byte[] _key;
    private readonly byte[] _code;

    /// <summary>Creates the application's end.</summary>
    /// <param name="clientSecret">The application's secret, with which the service signs.</param>
    /// <param name="verificationCode">The code that the service shows where the subscriber is registered.</param>
    /// <exception cref="ArgumentException">One of them is blank.</exception>
    public FitbitWebhook(string clientSecret, string verificationCode)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientSecret);
        ArgumentException.ThrowIfNullOrWhiteSpace(verificationCode);
        (_key, _code) = (Encoding.UTF8.GetBytes(clientSecret + "&"), Encoding.UTF8.GetBytes(verificationCode));
    }

    /// <summary>Gets the largest body that is read, in bytes.</summary>
    /// <value>The default is 256 KiB; the service sends about a hundred notifications of 150 bytes.</value>
    public int MaximumBodyBytes { get; init; } = 256 * 1024;

    /// <summary>Answers the service's question whether this is the subscriber: it asks twice, once with a wrong code.</summary>
    /// <param name="code">The query parameter <c>verify</c>.</param>
    /// <returns>204 to the right code, 404 to any other.</returns>
    public HttpStatusCode Verify(string? code) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code ?? ""), _code) ? HttpStatusCode.NoContent : HttpStatusCode.NotFound;

    /// <summary>Takes a notification.</summary>
    /// <param name="body">The body as it came, before anything reads it.</param>
    /// <param name="signature">The header <see cref="SignatureHeader"/>.</param>
    /// <returns>What to answer, and what was told.</returns>
    public FitbitWebhookAnswer Receive(ReadOnlySpan<byte> body, string? signature)
    {
        if (body.Length > MaximumBodyBytes)
        {
            return new() { Status = HttpStatusCode.RequestEntityTooLarge };
        }

        return IsSigned(body, signature) ? Read(body) : new() { Status = HttpStatusCode.NotFound };
    }

    /// <summary>Takes a notification from a stream, of which no more is read than <see cref="MaximumBodyBytes"/>.</summary>
    /// <param name="body">The body as it comes.</param>
    /// <param name="signature">The header <see cref="SignatureHeader"/>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>What to answer, and what was told.</returns>
    public async Task<FitbitWebhookAnswer> ReceiveAsync(Stream body, string? signature, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        byte[] rented = ArrayPool<byte>.Shared.Rent(MaximumBodyBytes + 1);
        try
        {
            int length = await body.ReadAtLeastAsync(rented.AsMemory(0, MaximumBodyBytes + 1), MaximumBodyBytes + 1, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            return Receive(rented.AsSpan(0, length), signature);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "The service signs with HMAC-SHA1, and HMAC does not need a hash without collisions.")]
    private bool IsSigned(ReadOnlySpan<byte> body, string? signature)
    {
        Span<byte> expected = stackalloc byte[HMACSHA1.HashSizeInBytes];
        Span<byte> claimed = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(_key, body, expected);
        return Convert.TryFromBase64String(signature ?? "", claimed, out int length) && CryptographicOperations.FixedTimeEquals(claimed[..length], expected);
    }

    private static FitbitWebhookAnswer Read(ReadOnlySpan<byte> body)
    {
        try
        {
            ReadOnlySpan<byte> mark = "\uFEFF"u8;
            NotificationRow[]? rows = JsonSerializer.Deserialize(body.StartsWith(mark) ? body[mark.Length..] : body, FitbitJson.TypeOf<NotificationRow[]>());
            return new() { Status = HttpStatusCode.NoContent, Notifications = [.. (rows ?? []).Select(static row => row?.ToNotification()).OfType<FitbitNotification>()] };
        }
        catch (JsonException)
        {
            return new() { Status = HttpStatusCode.BadRequest };
        }
    }
}
