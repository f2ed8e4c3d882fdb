#!/bin/sh
# Puts the passwords of the secrets into the connection strings, then becomes the program.
set -eu
if [ -n "${POSTGRES_HOST:-}" ]; then
  DATABASE_OWNER_URL="postgres://tripartite_owner:$(cat /run/secrets/postgres-owner)@$POSTGRES_HOST/tripartite"
  DATABASE_URL="postgres://tripartite_server:$(cat /run/secrets/postgres-server)@$POSTGRES_HOST/tripartite"
  export DATABASE_OWNER_URL DATABASE_URL
fi
exec "$@"
