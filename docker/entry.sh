#!/bin/sh
# Puts the passwords of the secrets that this service is given into the connection strings, then becomes the program.
set -eu
secrets="${SECRETS_FOLDER:-/run/secrets}"
# any character may be in a password
secret() {
  node -p 'encodeURIComponent(fs.readFileSync(process.argv[1], "utf8").trim())' "$secrets/$1"
}
if [ -n "${POSTGRES_HOST:-}" ]; then
  DATABASE_URL="postgres://tripartite_server:$(secret postgres-server)@$POSTGRES_HOST/tripartite"
  export DATABASE_URL
  if [ -r "$secrets/postgres-owner" ]; then
    DATABASE_OWNER_URL="postgres://tripartite_owner:$(secret postgres-owner)@$POSTGRES_HOST/tripartite"
    export DATABASE_OWNER_URL
  fi
fi
if [ -n "${REDIS_HOST:-}" ]; then
  REDIS_URL="redis://:$(secret redis)@$REDIS_HOST"
  export REDIS_URL
fi
exec "$@"
