using FitbitSdk.Http;

namespace FitbitSdk.WebApi.Tests;

internal static class GateDriving
{
    /// <summary>Lets a request go out that gets no answer.</summary>
    public static void Lose(this RateGate gate, RequestTicket ticket)
    {
        ticket.Sent++;
        gate.Leave(ticket, response: null);
    }
}
