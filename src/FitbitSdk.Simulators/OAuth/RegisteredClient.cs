using System.Text;
using Microsoft.AspNetCore.Http;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>How a caller has shown to be the registered application.</summary>
internal enum ClientProof
{
    None,

    /// <summary>By its id in the body: a public client.</summary>
    Id,

    /// <summary>By its secret in the Basic header: a server application.</summary>
    Secret,
}

/// <summary>The one registered application. It may act as a server application and as a public client.</summary>
internal sealed class RegisteredClient(string id, string secret)
{
    private readonly string _basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"));

    public string Id { get; } = id;

    public string Secret { get; } = secret;

    public ClientProof Prove(HttpRequest request, IFormCollection form)
    {
        string header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return form["client_id"] == Id ? ClientProof.Id : ClientProof.None;
        }

        return header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && header["Basic ".Length..].Trim() == _basic ? ClientProof.Secret : ClientProof.None;
    }

    public override string ToString() => Id;
}
