/** Runs another of our files the same way: `node bin/run.mjs FILE ARGUMENTS`. */

import { run } from './bootstrap.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) throw new Error('Say which file to run: node bin/run.mjs FILE ARGUMENTS')
await run(file, args)
