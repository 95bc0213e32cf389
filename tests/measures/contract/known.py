"""Where the simulator follows the service and the contract does not: each difference with its reason. One that nothing needs any more is stale."""

DIFFERENCES = []
