/** How `npm run screens` runs: as a test does, with its database and its browser, and one at a time. */

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../../..`,
    include: ['test/browser/screens/take-screens.ts'],
    globalSetup: ['test/postgres-server.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
})
