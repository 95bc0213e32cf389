using System.Security.Cryptography;
using Authorize;
using FitbitSdk;
using FitbitSdk.Http;
using FitbitSdk.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

try
{
    AuthorizeArguments arguments = AuthorizeArguments.Parse(args);
    if (arguments.Help)
    {
        Console.WriteLine(AuthorizeArguments.Usage);
        return ExitCodes.Authorized;
    }

    using ServiceProvider host = AuthorizeHost.Create(arguments);
    HealthAuthorization authorization = host.Authorization(arguments.Provider);
    using LoopbackCallback callback = new(arguments.Port);
    Console.WriteLine($"Callback address, to be registered with the application: {callback.Address}");

    // One person, one process: what a session id is on a web server is a number here that nobody else learns.
    string binding = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
    AuthorizationStart start = await authorization.BeginAsync(
        new() { User = arguments.User, RedirectUri = callback.Address, Scopes = arguments.Scopes, Binding = binding }, stop.Token);
    Console.WriteLine("Open this address in a browser on this machine:");
    Console.WriteLine(start.Address.AbsoluteUri);

    using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
    limit.CancelAfter(arguments.Timeout);
    try
    {
        return await callback.WaitAsync(CompleteAsync, limit.Token);
    }
    catch (OperationCanceledException) when (!stop.IsCancellationRequested)
    {
        Console.Error.WriteLine($"Nobody came back within {arguments.Timeout.TotalSeconds:0} seconds. If the provider refused the address, compare the registered callback, letter for letter, with {callback.Address}");
        return ExitCodes.TimedOut;
    }

    async Task<(int Result, string? Page)> CompleteAsync(Uri address)
    {
        try
        {
            AuthorizationResult result = await authorization.CompleteAsync(address, binding, stop.Token);
            if (result.Outcome is not AuthorizationOutcome.Completed)
            {
                Console.Error.WriteLine("Declined: nothing was stored.");
                return (ExitCodes.Declined, "You declined. You may close this window.");
            }

            Console.WriteLine($"authorized: {result.GrantedScopes.Count} scopes at {arguments.Provider}, tokens in {arguments.Sqlite}");
            if (result.MissingScopes.Count > 0)
            {
                Console.WriteLine($"not granted: {string.Join(' ', result.MissingScopes)}");
            }

            return (ExitCodes.Authorized, "Done. You may close this window.");
        }
        catch (AuthorizationException e) when (e.Failure is AuthorizationFailure.MalformedCallback or AuthorizationFailure.UnknownState)
        {
            // Any page in the browser can call this address: whoever does not know the state must not end the wait.
            return (ExitCodes.Failed, null);
        }
        catch (Exception e) when (e is AuthorizationException or HealthApiException || IsStores(e))
        {
            Console.Error.WriteLine(e.Message);
            return (ExitCodes.Failed, "That did not work; the reason stands in the terminal. You may close this window.");
        }
    }
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return ExitCodes.WrongUsage;
}
catch (Exception e) when (e is ArgumentException or OptionsValidationException)
{
    Console.Error.WriteLine(e.Message.ReplaceLineEndings(" "));
    return ExitCodes.WrongUsage;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped: nothing was stored.");
    return ExitCodes.Failed;
}
catch (Exception e) when (IsStores(e))
{
    Console.Error.WriteLine(e.Message);
    return ExitCodes.Failed;
}

// The file cannot be used, or what it holds cannot be read.
static bool IsStores(Exception e) => e is SqliteStoreException or InvalidDataException or TokenProtectionException;
