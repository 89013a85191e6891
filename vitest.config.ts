import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**'],
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'analyzers/**/*.ts', 'scoring/**/*.ts', 'reports/**/*.ts'],
      // The terminal interface is held by tests of its screens; threads run where the counting does not see them.
      exclude: ['src/cli/ui/**', 'reports/terminal/ui/**', '**/worker.ts', '**/scan-worker.ts', 'src/cli/main.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'coverage',
      thresholds: { lines: 90 },
    },
  },
});
