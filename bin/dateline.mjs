#!/usr/bin/env node
/** The command `dateline`. */

import { run } from './bootstrap.mjs'

await run('src/cli/dateline.ts', process.argv.slice(2))
