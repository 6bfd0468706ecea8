import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**', 'dist/**'],
    environment: 'node',
    allowOnly: false,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    // A test is never about speed (that is what the bench is for), so a busy machine must not fail one.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
