"""rabbitmq-throughput: starts a server for the program that measures."""

import os
import subprocess
import sys

from judge import ROOT
from rabbitmq import Server

PROGRAM = os.path.join(ROOT, "tests", "FitbitSdk.RabbitMqMeasures", "bin", "Release", "net10.0", "FitbitSdk.RabbitMqMeasures.dll")

with Server() as server:
    raise SystemExit(subprocess.run(["dotnet", PROGRAM, "rabbitmq-throughput", server.uri, *sys.argv[1:]], timeout=900).returncode)
