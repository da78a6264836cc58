#!/bin/sh
# Run once by the image of Postgres, when its volume is empty: the platform's own database and its owner, who is no superuser.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$(cat /run/secrets/qingqu-password)" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role qingqu login createrole password :'password';
create database qingqu owner qingqu encoding 'UTF8' template template0;
SQL
