/** How our own PostgreSQL is set up: for one small server, and never to lose what it acknowledged. */

import { totalmem, userInfo } from 'node:os'

const megabytes = (part: number, least: number, most: number): string =>
  `${Math.round(Math.min(most, Math.max(least, (totalmem() / 2 ** 20) * part)))}MB`

/** The whole `postgresql.conf`, written at every start. What a site wants otherwise stands in `own.conf` beside it. */
export const postgresConf = (
  durable: boolean,
): string => `# Written by Dateline at every start. Put settings of your own into own.conf in this folder.
max_connections = 100
shared_buffers = ${megabytes(1 / 16, 32, 256)}
effective_cache_size = ${megabytes(1 / 2, 128, 65536)}
work_mem = 8MB
maintenance_work_mem = 64MB
dynamic_shared_memory_type = posix
random_page_cost = 1.1
jit = off

synchronous_commit = on
fsync = ${durable ? 'on' : 'off'}
full_page_writes = ${durable ? 'on' : 'off'}
wal_compression = on
min_wal_size = 80MB
max_wal_size = 1GB
checkpoint_timeout = 15min

datestyle = 'ISO, DMY'
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
default_text_search_config = 'pg_catalog.simple'
log_line_prefix = '%m [%p] '
log_checkpoints = off
log_min_duration_statement = 2s
idle_in_transaction_session_timeout = 5min

include 'own.conf'
`

/** Who may connect: the user that we run as, and root, told apart by the system itself. No password is kept anywhere. */
export const hbaConf = 'local all dateline peer map=dateline\n'

export const identConf = (): string =>
  [...new Set(['root', userInfo().username])].map((name) => `dateline "${name}" dateline\n`).join('')

/** What no file may change: the server is reached through a socket in its own folder, and not over any network. */
export const fixedSettings: readonly string[] = [
  'listen_addresses=',
  'port=5432',
  'unix_socket_directories=.',
  'unix_socket_permissions=0700',
  'logging_collector=off',
  'log_destination=stderr',
].flatMap((setting) => ['-c', setting])
