// Tests of the server: real PostgreSQL, one for the run (src/testing/test-server.ts), one database per test file.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/testing/test-server.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
