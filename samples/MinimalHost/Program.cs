using FitbitSdk;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddFitbitClient(options => builder.Configuration.Bind("Fitbit", options)).UseSqlite("state.db");
builder.Services.AddHealthSync().UseSqlite("state.db").AddFileSink("data");
using IHost host = builder.Build();
await host.StartAsync();

SyncUser anna = new(new UserKey("anna"), consentStart: Instant.FromUtc(2026, 10, 1, 0, 0));
SyncReport report = await host.Services.GetRequiredService<SyncEngine>().SyncAsync(anna);
foreach (StreamReport stream in report.Streams)
{
    Console.WriteLine($"{stream.Stream}: {stream.Outcome}, {stream.Records} records, complete through {stream.Coverage?.CompleteThrough}");
}
