#!/bin/bash
# pbx.sh: runs Asterisk instances, each in a folder of its own, without root.
#
#   pbx.sh render TEMPLATE_DIR INSTANCE_DIR KEY=VALUE...   write INSTANCE_DIR/etc from templates
#   pbx.sh start INSTANCE_DIR                              start and wait until fully booted
#   pbx.sh stop INSTANCE_DIR                               stop (calls end)
#   pbx.sh status INSTANCE_DIR                             0 when it runs, 3 when not
#   pbx.sh cli INSTANCE_DIR COMMAND                        run a command of Asterisk's console
#
# In templates @KEY@ stands for a value. ASTERISK (root of an installation, see
# install-asterisk.sh) must be given; PBX is the folder. These have defaults: HOST_IP (the machine's
# first address), SIP_PORT 5060, WS_PORT 8088, AMI_PORT 5038, RTP_START 10000, RTP_END 19998,
# HEARTBEAT 60 (seconds without the edge's program after which waiting callers are sent away),
# GATEWAY 192.0.2.1 (address of a gateway to the telephone network; the default is nobody's),
# SIP_TRACE no (yes: all SIP messages into log/trace).
set -euo pipefail
umask 077

BOOT_SECONDS_MAX=60
STOP_SECONDS_MAX=10

fail() { echo "pbx: $*" >&2; exit 1; }
verb=${1:-}
[ $# -ge 2 ] || { sed -n '3,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }

pid_of() {
  local pid
  pid=$(cat "$1/asterisk.pid" 2> /dev/null) || return 1
  grep -qz "^$1/etc/asterisk.conf$" "/proc/$pid/cmdline" 2> /dev/null || return 1
  echo "$pid"
}

asterisk_in() { # INSTANCE_DIR ARG...
  local pbx=$1
  shift
  "$(cat "$pbx/asterisk.root")/asterisk" -C "$pbx/etc/asterisk.conf" "$@"
}

render() {
  local templates=$1 pbx key value file script
  pbx=$(realpath -m "$2")
  shift 2
  declare -A values=([SIP_PORT]=5060 [WS_PORT]=8088 [AMI_PORT]=5038 [RTP_START]=10000
    [RTP_END]=19998 [HEARTBEAT]=60 [GATEWAY]=192.0.2.1 [SIP_TRACE]=no)
  values[HOST_IP]=$(hostname -I 2> /dev/null | tr ' ' '\n' | grep -m 1 '\.' || echo 127.0.0.1)
  for pair in "$@"; do values[${pair%%=*}]=${pair#*=}; done
  values[PBX]=$pbx
  [ -n "${values[ASTERISK]:-}" ] || fail "ASTERISK=... is missing"
  local root=${values[ASTERISK]}
  [ -x "$root/asterisk" ] || fail "there is no Asterisk in $root; run install-asterisk.sh $root"
  values[MODULES]=$(echo "$root"/usr/lib/*/asterisk/modules)

  mkdir -p "$pbx"/{etc,lib,cache,keys/keys,run,log/cel-custom,db,spool/monitor,data/sounds}
  script=$(mktemp)
  for key in "${!values[@]}"; do
    value=$(printf '%s' "${values[$key]}" | sed 's/[\\&|]/\\&/g')
    printf 's|@%s@|%s|g\n' "$key" "$value" >> "$script"
  done
  rm -f "$pbx"/etc/*.conf
  for file in "$templates"/*.conf; do
    sed -f "$script" "$file" > "$pbx/etc/$(basename "$file")"
  done
  rm -f "$script"
  if grep -nHoE '@[A-Z_]+@' "$pbx"/etc/*.conf >&2; then fail "no value for the keys above"; fi
  cp "$root/etc/asterisk/indications.conf" "$pbx/etc/"

  # The edge's program reads this database while Asterisk writes; only the WAL mode lets both go on,
  # and it can only be set before Asterisk has opened it.
  command -v sqlite3 > /dev/null || fail "sqlite3 is missing: apt-get install sqlite3"
  sqlite3 "$pbx/lib/astdb.sqlite3" "PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS astdb (key VARCHAR(256), value VARCHAR(256), PRIMARY KEY (key))" > /dev/null

  local share=$root/usr/share/asterisk entry
  for entry in documentation rest-api static-http moh agi-bin; do
    ln -sfn "$share/$entry" "$pbx/data/$entry"
  done
  ln -sfn "$share/sounds/en" "$pbx/data/sounds/en"
  printf '%s\n' "$root" > "$pbx/asterisk.root"
}

start() {
  local pbx pid deadline
  pbx=$(realpath "$1")
  if pid=$(pid_of "$pbx"); then echo "$pid"; return; fi
  rm -f "$pbx"/run/asterisk.*
  cd "$pbx"
  setsid "$(cat asterisk.root)/asterisk" -f -q -C "$pbx/etc/asterisk.conf" \
    < /dev/null >> "$pbx/log/console" 2>&1 &
  pid=$!
  echo "$pid" > "$pbx/asterisk.pid"
  deadline=$((SECONDS + BOOT_SECONDS_MAX))
  until [ "$(asterisk_in "$pbx" -rx 'core waitfullybooted' 2> /dev/null | tail -n 1)" \
    = "Asterisk has fully booted." ]; do
    kill -0 "$pid" 2> /dev/null || fail "Asterisk ended at once; see $pbx/log/console"
    [ $SECONDS -lt $deadline ] || fail "not up after $BOOT_SECONDS_MAX s; see $pbx/log"
    sleep 0.1
  done
  echo "$pid"
}

stop() {
  local pbx pid deadline
  pbx=$(realpath "$1")
  pid=$(pid_of "$pbx") || return 0
  kill "$pid"
  deadline=$((SECONDS + STOP_SECONDS_MAX))
  while kill -0 "$pid" 2> /dev/null; do
    [ $SECONDS -lt $deadline ] || kill -9 "$pid" 2> /dev/null || true
    sleep 0.05
  done
  rm -f "$pbx/asterisk.pid"
}

case $verb in
  render) render "${@:2}" ;;
  start) start "$2" ;;
  stop) stop "$2" ;;
  status) pid_of "$(realpath "$2")" || exit 3 ;;
  cli) asterisk_in "$(realpath "$2")" -rx "${*:3}" ;;
  *) fail "unknown verb $verb" ;;
esac
