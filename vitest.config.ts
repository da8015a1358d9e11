import { defineConfig } from 'vitest/config';

/** The suites that run on every DynamoDB. */
const dynamoDbSuites = ['drop-ledger', 'lease-store', 'profile-store', 'run-records', 'segment-store'];

const project = (name: string, timeoutSeconds: number, globalSetup: string[] = [], fileParallelism = true) => ({
  test: {
    name,
    globalSetup,
    fileParallelism,
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
      {
        test: {
          ...project('dynamodb', 60, ['test/contract/strict-dynamodb.ts']).test,
          include: dynamoDbSuites.map((suite) => `test/contract/${suite}.test.ts`),
        },
      },
      project('integration', 240),
      project('reference', 300),
      // One deployment serves all files: each empties it first.
      project('e2e', 900, ['test/e2e/deploy-once.ts'], false),
      project('browser', 60, ['test/browser/install-chromium.ts']),
    ],
  },
});
