#!/usr/bin/env bash
# Installs a RabbitMQ server and a client that nobody here wrote, both with apt. --no-install installs nothing. Nothing is started:
# tests and measures start nodes of their own with rabbitmq-node.sh.
set -euo pipefail
cd "$(dirname "$0")"
install=yes
[ "${1:-}" = --no-install ] && install=no

packages=""
./rabbitmq-node.sh where >/dev/null || packages="$packages rabbitmq-server"
/usr/bin/python3 -c "import pika" 2>/dev/null || packages="$packages python3-pika"
[ -z "$packages" ] && exit 0

if [ "$install" = yes ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "Installing with apt-get:$packages"
  # The run level keeps the package from starting a server of its own.
  # shellcheck disable=SC2086 # a list of packages
  apt-get update -qq && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null && exit 0
fi
echo "$packages: not installed; what needs it is skipped by name, which counts as failed."
