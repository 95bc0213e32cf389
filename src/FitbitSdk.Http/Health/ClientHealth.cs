using NodaTime;

namespace FitbitSdk.Http;

/// <summary>What the requests of one client say about its health. Failures that concern a user alone say nothing.</summary>
internal sealed class ClientHealth(TimeProvider time)
{
    /// <summary>How many requests in a row must find the service failing; each of them was repeated before it counts.</summary>
    public const int FailuresInARow = 5;

    private readonly Lock _lock = new();
    private ClientCondition _condition = ClientCondition.Working;
    private Instant _since = time.GetInstant();
    private int _failures;
    private int _openBreakers;

    /// <summary>Gives the condition, and since when it lasts.</summary>
    public (ClientCondition Condition, Instant Since) Read()
    {
        lock (_lock)
        {
            return (_condition, _since);
        }
    }

    public void Succeeded()
    {
        // Nearly always: no lock for each request.
        if (_condition is ClientCondition.Working && _failures == 0)
        {
            return;
        }

        Change(static self =>
        {
            self._failures = 0;
            return self._openBreakers > 0 ? ClientCondition.ServiceFailing : ClientCondition.Working;
        });
    }

    public void Failed(HealthApiException error) => Change(self =>
    {
        bool isServiceAtFault = error.Kind is HealthApiErrorKind.Unavailable;
        // An answer that refuses ends the row: the service works. What was not sent says nothing.
        bool isRefusal = !isServiceAtFault && error is { Status: not null, Requests: > 0 };
        self._failures = isRefusal ? 0 : self._failures + (isServiceAtFault ? 1 : 0);
        return error.Kind switch
        {
            HealthApiErrorKind.ApplicationRefused => ClientCondition.ApplicationRefused,
            HealthApiErrorKind.Retired => ClientCondition.Retired,
            HealthApiErrorKind.Unavailable when self._failures >= FailuresInARow => Worse(self._condition, ClientCondition.ServiceFailing),
            _ => self._condition,
        };
    });

    public void HostFailed() => Change(static self => Worse(self._condition, ClientCondition.HostFailing));

    public void BreakerChanged(bool isOpen) => Change(self =>
    {
        // The service and its token service have one each.
        self._openBreakers += isOpen ? 1 : -1;
        return self._openBreakers > 0 ? Worse(self._condition, ClientCondition.ServiceFailing)
            : self._condition is ClientCondition.ServiceFailing ? ClientCondition.Working : self._condition;
    });

    // What is refused or switched off stays so until a request succeeds, whatever else fails meanwhile.
    private static ClientCondition Worse(ClientCondition one, ClientCondition other) => one > other ? one : other;

    private void Change(Func<ClientHealth, ClientCondition> next)
    {
        lock (_lock)
        {
            ClientCondition condition = next(this);
            if (condition != _condition)
            {
                (_condition, _since) = (condition, time.GetInstant());
            }
        }
    }
}
