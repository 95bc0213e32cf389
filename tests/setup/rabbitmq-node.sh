#!/usr/bin/env bash
# A private RabbitMQ node for tests and measures: data, cookie, log and ports of its own, loopback alone, any user.
#   rabbitmq-node.sh where              prints the folder of the server's programs; fails where there is none
#   rabbitmq-node.sh make FOLDER        chooses the node's ports, once: AMQP_PORT, TLS_PORT, DIST_PORT and EPMD_PORT in FOLDER/ports
#   rabbitmq-node.sh run FOLDER         becomes the node (so that its process id is the server's); ends when stdin does, whatever becomes of the caller.
#                                       It has started once it prints "completed with". FOLDER/more.conf adds to its configuration
#   rabbitmq-node.sh ctl FOLDER ...     rabbitmqctl
set -euo pipefail

# Debian's own scripts in sbin insist on a user, those behind them do not.
where() {
  local server
  command -v erl >/dev/null || return 1
  for server in /usr/lib/rabbitmq/bin "$(dirname "$(readlink -f "$(command -v rabbitmq-server || echo /none)")")" /opt/rabbitmq/sbin; do
    [ -x "$server/rabbitmq-server" ] && [ -e "$server/rabbitmq-env" ] && echo "$server" && return
  done
  return 1
}

# Below the ports that the system gives away by itself: a client that tries again and again to reach a dead server would else meet itself one day.
free_port() {
  local port
  while true; do
    port=$((10000 + RANDOM % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo $port; return; }
  done
}

make() {
  for name in AMQP_PORT TLS_PORT DIST_PORT EPMD_PORT; do echo "$name=$(free_port)"; done > "$1/ports"
}

environment() {
  programs=$(where) || { echo "rabbitmq-server is not installed: ./test.sh installs it, or apt-get install rabbitmq-server" >&2; exit 1; }
  # shellcheck disable=SC1091 # written by make
  . "$1/ports"
  # The cookie lies at home; no variable and no file of the system's own node has a say.
  unset "${!RABBITMQ_@}"
  export HOME=$1 RABBITMQ_CONF_ENV_FILE=$1/none RABBITMQ_NODENAME=node-$AMQP_PORT@localhost RABBITMQ_DIST_PORT=$DIST_PORT
  # Whoever misses the register of names would start one as a daemon that outlives everybody.
  export ERL_EPMD_PORT=$EPMD_PORT ERL_EPMD_ADDRESS=127.0.0.1 ERL_FLAGS="-start_epmd false"
  local loopback="-kernel inet_dist_use_interface {127,0,0,1}"
  export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=$loopback RABBITMQ_CTL_ERL_ARGS=$loopback RABBITMQ_CTL_DIST_PORT_MIN=0 RABBITMQ_CTL_DIST_PORT_MAX=0
}

run() {
  local node=$$
  environment "$1"
  export RABBITMQ_CONFIG_FILE=$1/rabbitmq.conf RABBITMQ_ADVANCED_CONFIG_FILE=$1/none.config RABBITMQ_ENABLED_PLUGINS_FILE=$1/plugins
  export RABBITMQ_MNESIA_BASE=$1/data RABBITMQ_LOG_BASE=$1/log RABBITMQ_GENERATED_CONFIG_DIR=$1/config RABBITMQ_SCHEMA_DIR=$1/schema
  {
    echo "listeners.tcp.default = 127.0.0.1:$AMQP_PORT"
    echo "disk_free_limit.absolute = 1MB"
    if [ -e "$1/more.conf" ]; then cat "$1/more.conf"; fi
  } > "$1/rabbitmq.conf"

  epmd -port "$EPMD_PORT" -address 127.0.0.1 </dev/null 2>/dev/null &
  local names=$!
  exec 3<&0 </dev/null
  { cat <&3 >/dev/null; kill -KILL $names $node 2>/dev/null; } &
  exec 3<&-
  until (exec 4<>"/dev/tcp/127.0.0.1/$EPMD_PORT") 2>/dev/null; do sleep 0.01; done
  # With this the script becomes the server instead of its parent.
  export RUNNING_UNDER_SYSTEMD=true
  exec "$programs/rabbitmq-server" 2>&1
}

ctl() {
  environment "$1"
  exec "$programs/rabbitmqctl" --quiet "${@:2}"
}

case "${1:-}" in
  where | make | run | ctl) "$@" ;;
  *) sed -n '2,7s/^# //p' "$0" >&2; exit 2 ;;
esac
