#!/bin/sh
# Runs once, when the database is made: the server's role, which cannot bypass row-level security.
set -eu
password=$(cat /run/secrets/postgres-server)
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v password="$password" <<'SQL'
CREATE ROLE tripartite_server LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'password';
SQL
