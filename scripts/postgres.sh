# Sourced by ./test, ./bench and the tests that crash it: a private PostgreSQL in a temporary folder, on a free port of 127.0.0.1.
#   start_postgres [SETTING=VALUE …]   sets POSTGRES_CONNECTION; says why and returns 1 when it cannot
#   crash_postgres                     ends it at once, without its clean-up, and starts it again
#   stop_postgres                      safe to call at any time, also when nothing runs

POSTGRES_FOLDER=
POSTGRES_CONNECTION=

# PostgreSQL refuses to run as root; root runs it as the user that the package made.
postgres_do() {
  local program=$1
  shift
  if ((EUID == 0)); then
    (cd / && runuser -u postgres -- "$program" "$@")
  else
    "$program" "$@"
  fi
}

# The newest version on the machine.
postgres_programs() {
  if compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
    dirname "$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)"
  elif command -v initdb >/dev/null; then
    dirname "$(command -v initdb)"
  fi
}

start_postgres() {
  local programs setting port settings=
  programs=$(postgres_programs)
  if [[ -z $programs ]]; then
    echo "PostgreSQL is not installed (looked for /usr/lib/postgresql/*/bin/initdb)." >&2
    return 1
  fi
  for setting in "$@"; do settings+=" -c $setting"; done

  POSTGRES_FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/thongsuot-pg.XXXXXX")
  chmod 755 "$POSTGRES_FOLDER"
  if ((EUID == 0)); then chown postgres: "$POSTGRES_FOLDER"; fi
  # No password: it listens on this machine only and lives as long as the tests. Never start a real one like this.
  postgres_do "$programs/initdb" -D "$POSTGRES_FOLDER/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync \
    >"$POSTGRES_FOLDER.log" 2>&1 || { cat "$POSTGRES_FOLDER.log" >&2; return 1; }

  # Below the range that the system hands out to outgoing connections. Somebody else may take the port first, so try a few.
  for _ in {1..10}; do
    port=$((20000 + RANDOM % 10000))
    if postgres_do "$programs/pg_ctl" -D "$POSTGRES_FOLDER/data" -l "$POSTGRES_FOLDER/server.log" -w -s \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$POSTGRES_FOLDER -c max_connections=300$settings" \
      start 2>>"$POSTGRES_FOLDER.log"; then
      POSTGRES_CONNECTION="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      return 0
    fi
  done
  cat "$POSTGRES_FOLDER/server.log" >&2
  return 1
}

crash_postgres() {
  postgres_do "$(postgres_programs)/pg_ctl" -D "$POSTGRES_FOLDER/data" -l "$POSTGRES_FOLDER/server.log" -m immediate -w -s restart >/dev/null
}

stop_postgres() {
  [[ -n $POSTGRES_FOLDER ]] || return 0
  if [[ -f $POSTGRES_FOLDER/data/postmaster.pid ]]; then
    postgres_do "$(postgres_programs)/pg_ctl" -D "$POSTGRES_FOLDER/data" -m immediate -w -s stop || true
  fi
  rm -rf "$POSTGRES_FOLDER" "$POSTGRES_FOLDER.log"
  POSTGRES_FOLDER=
}
