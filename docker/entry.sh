#!/bin/sh
# Puts the passwords of the secrets that this service is given into the connection strings, then becomes the program.
set -eu
if [ -n "${POSTGRES_HOST:-}" ]; then
  DATABASE_URL="postgres://tripartite_server:$(cat /run/secrets/postgres-server)@$POSTGRES_HOST/tripartite"
  export DATABASE_URL
  if [ -r /run/secrets/postgres-owner ]; then
    DATABASE_OWNER_URL="postgres://tripartite_owner:$(cat /run/secrets/postgres-owner)@$POSTGRES_HOST/tripartite"
    export DATABASE_OWNER_URL
  fi
fi
exec "$@"
