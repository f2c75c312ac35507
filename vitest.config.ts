/** Which files are tests, and how they run: as on a machine with two cores. */

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{src,test,demo}/**/*.test.ts'],
    globalSetup: ['test/postgres-server.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Longer than two things that are waited for, one after the other.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    // What must happen is waited for as long as `patience` says: a machine may have much else to do.
    expect: { poll: { timeout: 20_000 } },
  },
})
