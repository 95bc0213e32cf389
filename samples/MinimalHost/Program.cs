using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.Records;
using FitbitSdk.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddFitbitClient().UseSqlite("state.db");   // settings: section "Fitbit"
builder.Services.AddHealthSync().UseSqlite("state.db").AddFileSink("data");
using IHost host = builder.Build();
await host.StartAsync();

SyncUser anna = new(new UserKey("anna"), consentStart: Instant.FromUtc(2026, 10, 1, 0, 0));
OAuthToken first = new() { Access = new(builder.Configuration["Access"]!), Refresh = new(builder.Configuration["Refresh"]!), ExpiresAt = Instant.MinValue };
await host.Services.GetRequiredService<TokenManager>().AdoptAsync(new(ProviderId.Fitbit, anna.Key), first);   // at every start: what was rotated since stays
SyncReport report = await host.Services.GetRequiredService<SyncEngine>().SyncAsync(anna);
foreach (StreamReport stream in report.Streams) { Console.WriteLine($"{stream.Stream}: {stream.Outcome}, {stream.Records} records. {stream.Reason}"); }
