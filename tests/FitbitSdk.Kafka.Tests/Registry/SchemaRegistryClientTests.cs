using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk.Kafka.Tests;

public sealed class SchemaRegistryClientTests : IAsyncLifetime
{
    private const string Subject = "a topic?ä-value";
    private const string Secret = "visible-Secret.123";

    private static readonly RegistrySchema Plain = Record("""{"name":"bpm","type":"int"}""");

    private RegistryServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await RegistryServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Register_EqualSchemas_HaveOneIdInAllSubjects()
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url);
        SchemaRegistryClient client = container.GetRequiredService<SchemaRegistryClient>();

        int id = await client.RegisterAsync(Subject, Plain, Cancel);

        Assert.Equal(id, await client.RegisterAsync(Subject, Plain, Cancel));
        Assert.Equal(id, await client.RegisterAsync("other", Plain, Cancel));
        Assert.NotEqual(id, await client.RegisterAsync("third", Record("""{"name":"steps","type":"int"}"""), Cancel));
        Assert.Equal([Subject, "other", "third"], _server.Store.Subjects.Keys);
    }

    [Fact]
    public async Task Find_TellsIdAndVersion_AndNothingWhereThereIsNone()
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url);
        SchemaRegistryClient client = container.GetRequiredService<SchemaRegistryClient>();
        Assert.Null(await client.FindAsync(Subject, Plain, Cancel));
        await client.RegisterAsync("other", Plain, Cancel);
        RegistrySchema next = Record("""{"name":"bpm","type":"long"}""");
        await client.RegisterAsync(Subject, Plain, Cancel);
        int id = await client.RegisterAsync(Subject, next, Cancel);

        RegisteredSchema? found = await client.FindAsync(Subject, next, Cancel);

        Assert.Equal((Subject, 2, id, next.Json), (found!.Subject, found.Version, found.Id, found.Schema.Json));
        Assert.Null(await client.FindAsync(Subject, Record("""{"name":"x","type":"int"}"""), Cancel));
    }

    [Fact]
    public async Task Get_SchemaOfAnId_IsAskedForOnce()
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url);
        SchemaRegistryClient client = container.GetRequiredService<SchemaRegistryClient>();
        int id = await client.RegisterAsync(Subject, Plain, Cancel);

        RegistrySchema[] all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync(id, Cancel).AsTask()));

        Assert.All(all, static one => Assert.Equal(Plain.Json, one.Json));
        Assert.Single(_server.Requests, static one => one.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_UnknownId_IsMissing_AndAskedForAgain()
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url);
        SchemaRegistryClient client = container.GetRequiredService<SchemaRegistryClient>();

        SchemaRegistryException e = await Assert.ThrowsAsync<SchemaRegistryException>(() => client.GetAsync(1, Cancel).AsTask());

        Assert.Equal((KafkaSinkFault.SchemaMissing, 40403, HttpStatusCode.NotFound), (e.Fault, e.ErrorCode, e.Status));
        await client.RegisterAsync(Subject, Plain, Cancel);
        Assert.Equal(Plain.Json, (await client.GetAsync(1, Cancel)).Json);
    }

    [Theory]
    [InlineData("""{"name":"bpm","type":"long"}""", true)] // int is promoted
    [InlineData("""{"name":"bpm","type":"string"}""", false)]
    [InlineData("""{"name":"bpm","type":"int"},{"name":"unit","type":"string","default":"bpm"}""", true)]
    [InlineData("""{"name":"bpm","type":"int"},{"name":"unit","type":"string"}""", false)]
    [InlineData("", true)] // a field that is gone is skipped
    public async Task Compatibility_OfTheNextSchema_IsToldAndDecides(string fields, bool expected)
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url);
        SchemaRegistryClient client = container.GetRequiredService<SchemaRegistryClient>();
        Assert.True(await client.IsCompatibleAsync(Subject, Record(fields), Cancel));
        await client.RegisterAsync(Subject, Plain, Cancel);

        Assert.Equal(expected, await client.IsCompatibleAsync(Subject, Record(fields), Cancel));

        if (expected)
        {
            await client.RegisterAsync(Subject, Record(fields), Cancel);
            return;
        }

        SchemaRegistryException e = await Assert.ThrowsAsync<SchemaRegistryException>(() => client.RegisterAsync(Subject, Record(fields), Cancel));
        Assert.Equal((KafkaSinkFault.SchemaRefused, 409), (e.Fault, e.ErrorCode));
        Assert.Contains(Subject, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal); // the registry's prose
    }

    [Fact]
    public async Task Register_WithAReference_UsesTheOtherSubjectsType()
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url);
        SchemaRegistryClient client = container.GetRequiredService<SchemaRegistryClient>();
        await client.RegisterAsync("heart", Plain, Cancel);
        RegistrySchema night = new("""{"type":"record","name":"own.Night","fields":[{"name":"first","type":"own.Heart"},{"name":"last","type":"own.Heart"}]}""", new SchemaReference("own.Heart", "heart", 1));

        int id = await client.RegisterAsync("night", night, Cancel);

        Assert.Equal((night.Json, new SchemaReference("own.Heart", "heart", 1)), ((await client.GetAsync(id, Cancel)).Json, Assert.Single((await client.GetAsync(id, Cancel)).References)));
        SchemaRegistryException e = await Assert.ThrowsAsync<SchemaRegistryException>(() => client.RegisterAsync("night", new(night.Json, new SchemaReference("own.Heart", "heart", 2)), Cancel));
        Assert.Equal((KafkaSinkFault.SchemaRefused, 42201), (e.Fault, e.ErrorCode));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Any_FaultThatPasses_IsRepeated(int status)
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url, static options => options.MaximumAttempts = 3);
        (_server.Failure, _server.Failures) = (status, 2);

        Assert.Equal(1, await container.GetRequiredService<SchemaRegistryClient>().RegisterAsync(Subject, Plain, Cancel));

        Assert.Equal(3, _server.Requests.Length);
    }

    [Theory]
    [InlineData(500, KafkaSinkFault.RegistryUnreachable, "Url", 3)]
    [InlineData(403, KafkaSinkFault.RegistryRefused, "UserName", 1)]
    [InlineData(404, KafkaSinkFault.RegistryUnreachable, "Url", 1)] // some other server
    [InlineData(302, KafkaSinkFault.RegistryUnreachable, "Url", 1)]
    [InlineData(200, KafkaSinkFault.RegistryUnreachable, "Url", 1)] // without a body
    public async Task Any_FaultThatStays_NamesTheSetting(int status, KafkaSinkFault fault, string setting, int requests)
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url, static options => options.MaximumAttempts = 3);
        _server.Failure = status;

        SchemaRegistryException e = await Assert.ThrowsAsync<SchemaRegistryException>(() => container.GetRequiredService<SchemaRegistryClient>().FindAsync(Subject, Plain, Cancel));

        Assert.Equal((fault, $"SchemaRegistryOptions.{setting}", requests), (e.Fault, e.Setting, _server.Requests.Length));
        Assert.Equal(status, (int?)e.Status);
    }

    [Fact]
    public async Task Any_SeveralAddresses_AreTriedInTurnAndTheGoodOneKept()
    {
        await using RegistryServer failing = await RegistryServer.StartAsync();
        failing.Failure = 503;
        await using ServiceProvider container = RegistrySync.Build($"http://127.0.0.1:1, {failing.Url}/ ,{_server.Url}/");
        SchemaRegistryClient client = container.GetRequiredService<SchemaRegistryClient>();

        Assert.Equal(1, await client.RegisterAsync(Subject, Plain, Cancel));
        Assert.Equal(1, await client.RegisterAsync("other", Plain, Cancel));

        Assert.Single(failing.Requests);
        Assert.Equal(2, _server.Requests.Length);
    }

    [Fact]
    public async Task Any_SlowAnswer_EndsInTime_AndTheCallersCancellationIsItsOwn()
    {
        await using ServiceProvider container = RegistrySync.Build(_server.Url, static options => options.Timeout = TimeSpan.FromSeconds(2));
        SchemaRegistryClient client = container.GetRequiredService<SchemaRegistryClient>();
        _server.IsSlow = true;

        SchemaRegistryException e = await Assert.ThrowsAsync<SchemaRegistryException>(() => client.RegisterAsync(Subject, Plain, Cancel));

        Assert.Equal(KafkaSinkFault.RegistryUnreachable, e.Fault);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.RegisterAsync(Subject, Plain, new(canceled: true)));
    }

    [Fact]
    public async Task Any_BasicAuthentication_IsSent_AndARefusalNamesNoValue()
    {
        _server.Authorization = $"Basic {Convert.ToBase64String("Jos\u00e9:p:w"u8)}";
        await using ServiceProvider right = RegistrySync.Build(_server.Url, static options => (options.UserName, options.Password) = ("Jos\u00e9", "p:w"));
        await using ServiceProvider wrong = RegistrySync.Build(_server.Url, static options => (options.UserName, options.Password) = ("Jos\u00e9", Secret));

        Assert.Equal(1, await right.GetRequiredService<SchemaRegistryClient>().RegisterAsync(Subject, Plain, Cancel));
        SchemaRegistryException e = await Assert.ThrowsAsync<SchemaRegistryException>(() => wrong.GetRequiredService<SchemaRegistryClient>().RegisterAsync(Subject, Plain, Cancel));

        Assert.Equal((KafkaSinkFault.RegistryRefused, "SchemaRegistryOptions.UserName", HttpStatusCode.Unauthorized), (e.Fault, e.Setting, e.Status));
        Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_BearerToken_IsSent_AndOneOfACallbackIsAskedForEachTime()
    {
        _server.Authorization = "Bearer abc.def";
        string token = "old";
        await using ServiceProvider fixedToken = RegistrySync.Build(_server.Url, static options => options.BearerToken = "abc.def");
        await using ServiceProvider given = RegistrySync.Build(_server.Url, options => options.BearerTokenProvider = _ => new(token));
        SchemaRegistryClient client = given.GetRequiredService<SchemaRegistryClient>();

        Assert.Equal(1, await fixedToken.GetRequiredService<SchemaRegistryClient>().RegisterAsync(Subject, Plain, Cancel));
        SchemaRegistryException refused = await Assert.ThrowsAsync<SchemaRegistryException>(() => client.RegisterAsync(Subject, Plain, Cancel));
        token = $"{Secret}\r\n";
        SchemaRegistryException none = await Assert.ThrowsAsync<SchemaRegistryException>(() => client.RegisterAsync(Subject, Plain, Cancel));
        token = "abc.def";

        Assert.Equal(1, await client.RegisterAsync(Subject, Plain, Cancel));
        Assert.All([refused, none], static e => Assert.Equal((KafkaSinkFault.RegistryRefused, "SchemaRegistryOptions.BearerTokenProvider"), (e.Fault, e.Setting)));
        Assert.DoesNotContain(Secret, none.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_BearerTokenProviderThatFails_IsNamedWithoutWhatItSays_AndAskedAgain()
    {
        Func<CancellationToken, ValueTask<string>> provider = static _ => throw new InvalidOperationException($"refused: {Secret}");
        await using ServiceProvider container = RegistrySync.Build(_server.Url, options => (options.BearerTokenProvider, options.Timeout) = (token => provider(token), TimeSpan.FromMilliseconds(200)));
        SchemaRegistryClient client = container.GetRequiredService<SchemaRegistryClient>();

        SchemaRegistryException failed = await Assert.ThrowsAsync<SchemaRegistryException>(() => client.RegisterAsync(Subject, Plain, Cancel));
        provider = static _ => new(new TaskCompletionSource<string>().Task);
        SchemaRegistryException silent = await Assert.ThrowsAsync<SchemaRegistryException>(() => client.RegisterAsync(Subject, Plain, Cancel));
        provider = static _ => new("abc.def");

        Assert.Equal(1, await client.RegisterAsync(Subject, Plain, Cancel));
        Assert.All([failed, silent], static e => Assert.Equal((KafkaSinkFault.RegistryUnreachable, "SchemaRegistryOptions.BearerTokenProvider"), (e.Fault, e.Setting)));
        Assert.DoesNotContain(Secret, failed.ToString(), StringComparison.Ordinal);
    }

    private static RegistrySchema Record(string fields) => new($$"""{"type":"record","name":"own.Heart","fields":[{{fields}}]}""");
}
