using System.Net;
using System.Text;

namespace Authorize;

/// <summary>Waits on this machine's own address for the browser to be sent back.</summary>
internal sealed class LoopbackCallback : IDisposable
{
    private readonly HttpListener _listener = new();

    public LoopbackCallback(int port)
    {
        Address = new($"http://127.0.0.1:{port}/callback");
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        try
        {
            _listener.Start();
        }
        catch (HttpListenerException)
        {
            throw new UsageException($"Port {port} is taken. Name another with --port, and register its callback address.");
        }
    }

    public Uri Address { get; }

    /// <summary>Hands each callback to <paramref name="handle"/> until it says what to show in the browser; what it gives no text for is not ours.</summary>
    public async Task<T> WaitAsync<T>(Func<Uri, Task<(T Result, string? Page)>> handle, CancellationToken cancellationToken)
    {
        while (true)
        {
            HttpListenerContext context = await _listener.GetContextAsync().WaitAsync(cancellationToken);
            if (context.Request is { HttpMethod: "GET", Url: { } address } && address.AbsolutePath == Address.AbsolutePath)
            {
                (T result, string? page) = await handle(address);
                await ReplyAsync(context.Response, page);
                if (page is not null)
                {
                    return result;
                }
            }
            else
            {
                // A browser asks for its icon, too.
                await ReplyAsync(context.Response, null);
            }
        }
    }

    public void Dispose() => _listener.Close();

    private static async Task ReplyAsync(HttpListenerResponse response, string? page)
    {
        response.StatusCode = page is null ? 404 : 200;
        response.ContentType = "text/plain; charset=utf-8";

        // The address of this page holds the code: nothing may carry it on.
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cache-Control"] = "no-store";
        byte[] text = Encoding.UTF8.GetBytes(page ?? "Nothing here.");
        try
        {
            await response.OutputStream.WriteAsync(text);
            response.Close();
        }
        catch (HttpListenerException)
        {
            // The browser did not wait for the page; what it brought counts all the same.
            response.Abort();
        }
    }
}
