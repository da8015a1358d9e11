import { defineConfig } from 'vitest/config';

const project = (name: string, timeoutSeconds: number, globalSetup: string[] = []) => ({
  test: {
    name,
    globalSetup,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeoutSeconds * 1000,
    hookTimeout: timeoutSeconds * 1000,
  },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', 30),
      project('contract', 60),
      project('integration', 120),
      project('reference', 300),
      project('e2e', 900),
      project('browser', 60, ['test/browser/install-chromium.ts']),
    ],
  },
});
