import { describe, expect, it } from 'vitest';
import { access } from '../../../infra/access.ts';
import { bundleFunction } from '../../../scripts/bundle-function.ts';
import { functionNames } from '../../../shared/contracts/function-names.ts';

/** What a function carries is read at every cold start. */
const mostBytes = 1024 * 1024;

describe('the bundle of a function', () => {
  it.each(functionNames)(
    '%s is at most a MiB, and has what it may use and nothing else of the account',
    async (name) => {
      const { outputFiles, metafile } = await bundleFunction(name);
      const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
      expect(bytes).toBeLessThanOrEqual(mostBytes);
      expect(bytes).toBeGreaterThan(100_000);

      const [output] = Object.values(metafile.outputs);
      const packages = new Set(
        Object.entries(output?.inputs ?? {})
          .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
          .flatMap(([file]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []),
      );
      expect(packages).toContain('@aws-sdk/client-s3');
      expect(packages.has('@aws-sdk/client-dynamodb')).toBe(access[name].table !== undefined);
      expect([...packages].filter((each) => each.includes('credential-provider'))).toEqual([
        '@aws-sdk/credential-provider-env',
      ]);
    },
  );
});
