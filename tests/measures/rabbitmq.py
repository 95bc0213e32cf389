"""What the measures of RabbitMQ share: a private server, a consumer that nobody here wrote, and the worker's command."""

import os
import shutil
import subprocess
import tempfile
import threading
import time

import pika

from judge import ROOT, program

NODE = os.path.join(ROOT, "tests", "setup", "rabbitmq-node.sh")
PATIENCE = 60


class Server:
    """A private node of the installed server, which can be killed and started again with the data it has."""

    def __init__(self, *settings):
        self.folder = tempfile.mkdtemp(prefix="fitbitsdk-rabbitmq-")
        subprocess.run([NODE, "make", self.folder], check=True)
        with open(os.path.join(self.folder, "ports"), encoding="utf-8") as file:
            self.port = int(dict(line.strip().split("=") for line in file)["AMQP_PORT"])
        with open(os.path.join(self.folder, "more.conf"), "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in settings)
        self._node = None

    @property
    def uri(self):
        return f"amqp://guest:guest@127.0.0.1:{self.port}/"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self.folder)

    def start(self):
        self._node = subprocess.Popen([NODE, "run", self.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        said = []
        for line in self._node.stdout:
            said.append(line)
            if "completed with" in line:
                # A node whose words nobody reads stops.
                threading.Thread(target=self._node.stdout.read, daemon=True).start()
                return
        raise SystemExit(f"the server did not start: {''.join(said)[-3000:]}")

    def kill(self):
        """SIGKILL in the middle of whatever it does."""
        if self._node:
            self._node.kill()
            self._node.stdin.close()
            self._node.wait(PATIENCE)
            self._node = None

    def stop(self):
        self.control("stop")
        self._node.wait(PATIENCE)
        self.kill()

    def control(self, *arguments):
        return subprocess.run([NODE, "ctl", self.folder, *arguments], check=True, capture_output=True, text=True, timeout=PATIENCE).stdout


class Consumer:
    """Takes messages from a durable queue alongside whoever writes them, acknowledges each once it holds it, and comes back whenever the server does."""

    PREFETCH = 500

    def __init__(self, server, queue, declare=None):
        """What declare(channel) makes is there before anybody publishes."""
        self.messages = []  # the run in which it came, method, properties, body
        self.run = 0
        self.connections = 0
        self.fresh = 0  # messages that came for the first time
        self._server = server
        self._queue = queue
        self._declare = declare
        self._ready = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._stay, daemon=True)
        self._thread.start()
        if not self._ready.wait(PATIENCE):
            raise SystemExit("the consumer did not reach the server")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._thread.join()

    def read_to_end(self):
        """Everything that was published until now."""
        held, due = -1, 0
        while self._count_left():
            if len(self.messages) > held:
                held, due = len(self.messages), time.monotonic() + PATIENCE
            elif time.monotonic() > due:
                raise SystemExit(f"{self._queue} was not emptied")
            time.sleep(0.05)
        return self.messages

    def _count_left(self):
        rows = (line.split("\t") for line in self._server.control("list_queues", "--no-table-headers", "name", "messages").splitlines())
        return int(dict(rows)[self._queue])

    def _stay(self):
        while not self._ended.is_set():
            try:
                with pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1", self._server.port, heartbeat=0, connection_attempts=1)) as connection:
                    self._consume(connection)
            except (pika.exceptions.AMQPError, OSError):
                time.sleep(0.1)

    def _consume(self, connection):
        channel = connection.channel()
        if self._declare and not self._ready.is_set():
            self._declare(channel)
        channel.basic_qos(prefetch_count=self.PREFETCH)
        self.connections += 1
        self._ready.set()
        for method, properties, body in channel.consume(self._queue, inactivity_timeout=0.1):
            if method:
                # What comes again from the queue may be of an earlier run.
                self.fresh += not method.redelivered
                self.messages.append((None if method.redelivered else self.run, method, properties, body))
                channel.basic_ack(method.delivery_tag)
            elif self._ended.is_set():
                return


def worker(simulator, server, state, *more):
    """The command of a worker that ends after one run of each user, and whose first line on stderr says that it has begun."""
    settings = {
        "Worker:State": state, "Worker:Once": "true", "RabbitMq:Hosts": f"127.0.0.1:{server.port}",
        "Fitbit:BaseAddress": simulator.about["url"], "Fitbit:ClientId": simulator.about["clientId"], "Fitbit:ClientSecret": simulator.about["clientSecret"],
        "Logging:LogLevel:Microsoft.Hosting.Lifetime": "Information", "Logging:Console:LogToStandardErrorThreshold": "Trace"}
    for place, user in enumerate(simulator.about["users"]):
        person = {
            "Key": user["userId"], "Account": user["userId"], "ConsentStart": simulator.start,
            "AccessToken": user["accessToken"], "RefreshToken": user["refreshToken"]}
        settings |= {f"Worker:Users:{place}:{name}": value for name, value in person.items()}
    return program("RabbitMqWorker") + [f"--{name}={value}" for name, value in settings.items()] + list(more)
