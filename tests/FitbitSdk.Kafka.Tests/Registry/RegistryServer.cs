using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using FitbitSdk.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Kafka.Tests;

/// <summary>A schema registry on loopback, written from Confluent's published interface, with faults at will.</summary>
internal sealed class RegistryServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _slow = new(0);
    private readonly List<string> _requests = [];

    private RegistryServer(WebApplication app) => _app = app;

    /// <summary>Gets the address, without a slash at its end.</summary>
    public string Url { get; private set; } = "";

    public SchemaStore Store { get; } = new();

    /// <summary>Gets or sets the status with which requests are answered in the registry's stead; <see langword="null"/> where none is.</summary>
    public int? Failure { get; set; }

    /// <summary>Gets or sets how many requests more fail; <see langword="null"/> for all.</summary>
    public int? Failures { get; set; }

    /// <summary>Gets or sets whether answers wait until <see cref="Release"/>.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Gets or sets what the header Authorization must be.</summary>
    public string? Authorization { get; set; }

    /// <summary>Gets the requests that came, as method and path.</summary>
    public string[] Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public static async Task<RegistryServer> StartAsync(X509Certificate2? certificate = null, X509Certificate2? client = null, int port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(https =>
                {
                    https.ServerCertificate = certificate;
                    https.ClientCertificateMode = client is null ? ClientCertificateMode.NoCertificate : ClientCertificateMode.RequireCertificate;
                    https.ClientCertificateValidation = (shown, _, _) => shown.Thumbprint == client?.Thumbprint;
                });
            }
        }));
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        RegistryServer server = new(builder.Build());
        server.Map();
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        server.Url = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    public void Release() => _slow.Release(100);

    public async ValueTask DisposeAsync()
    {
        Release();
        await _app.DisposeAsync();
        _slow.Dispose();
    }

    private static IResult Refuse(int status, int code) => Answer(new() { ["error_code"] = code, ["message"] = "visible-Secret.123 is what the registry says of the schema" }, status);

    private static IResult Answer(JsonObject body, int status = 200) => Results.Text(body.ToJsonString(), "application/vnd.schemaregistry.v1+json", statusCode: status);

    private static async Task<RegistrySchema> ReadAsync(HttpRequest request)
    {
        JsonNode body = (await JsonNode.ParseAsync(request.Body))!;
        return new((string)body["schema"]!, [.. (body["references"]?.AsArray() ?? []).Select(static one => new SchemaReference((string)one!["name"]!, (string)one["subject"]!, (int)one["version"]!))]);
    }

    private static JsonObject Describe(RegistrySchema schema)
    {
        JsonObject body = new() { ["schema"] = schema.Json };
        if (schema.References.Count > 0)
        {
            body["references"] = new JsonArray([.. schema.References.Select(static one => new JsonObject { ["name"] = one.Name, ["subject"] = one.Subject, ["version"] = one.Version })]);
        }

        return body;
    }

    private void Map()
    {
        _app.Use(async (context, next) =>
        {
            lock (_lock)
            {
                _requests.Add($"{context.Request.Method} {context.Request.Path}");
                if (Failure is not null && Failures is not 0)
                {
                    Failures--;
                    context.Response.StatusCode = Failure.Value;
                    return;
                }
            }

            if (IsSlow)
            {
                await _slow.WaitAsync(context.RequestAborted);
            }

            if (Authorization is not null && context.Request.Headers.Authorization != Authorization)
            {
                await Refuse(401, 401).ExecuteAsync(context);
                return;
            }

            await next(context);
        });
        _app.MapPost("/subjects/{subject}/versions", async (HttpContext context, string subject) => Judge(await ReadAsync(context.Request), schema =>
            Store.IsCompatible(subject, schema) || Store.Find(subject, schema) is not null ? Answer(new() { ["id"] = Store.Register(subject, schema) }) : Refuse(409, 409)));
        _app.MapPost("/subjects/{subject}", async (HttpContext context, string subject) => Judge(await ReadAsync(context.Request), schema =>
        {
            if (Store.Find(subject, schema) is not { } found)
            {
                return Refuse(404, Store.Subjects.ContainsKey(subject) ? 40403 : 40401);
            }

            JsonObject body = Describe(schema);
            (body["subject"], body["version"], body["id"]) = (subject, found.Version, found.Id);
            return Answer(body);
        }));
        _app.MapGet("/schemas/ids/{id:int}", (int id) => Store.ById(id) is { } schema ? Answer(Describe(schema)) : Refuse(404, 40403));
        _app.MapPost("/compatibility/subjects/{subject}/versions/latest", async (HttpContext context, string subject) => Judge(await ReadAsync(context.Request), schema =>
            Store.Subjects.ContainsKey(subject) ? Answer(new() { ["is_compatible"] = Store.IsCompatible(subject, schema) }) : Refuse(404, 40401)));
    }

    private IResult Judge(RegistrySchema schema, Func<RegistrySchema, IResult> judge)
    {
        lock (_lock)
        {
            try
            {
                _ = Store.Parse(schema);
                return judge(schema);
            }
            catch (Exception e) when (e is AvroSchemaException or JsonException)
            {
                return Refuse(422, 42201);
            }
        }
    }
}
