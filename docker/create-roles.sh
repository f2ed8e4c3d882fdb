#!/bin/sh
# Runs once, when the database is made: the role that owns the tables and is no superuser, its database, and the server's role,
# which cannot bypass row-level security.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" \
  -v owner="$(cat /run/secrets/postgres-owner)" -v server="$(cat /run/secrets/postgres-server)" <<'SQL'
CREATE ROLE tripartite_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'owner';
CREATE ROLE tripartite_server LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'server';
CREATE DATABASE tripartite OWNER tripartite_owner;
SQL
