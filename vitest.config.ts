import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Reads real repositories that are fetched outside the tree: `npm run test:real`.
    exclude: ['test/real/**', 'node_modules/**'],
    testTimeout: 30_000,
  },
});
