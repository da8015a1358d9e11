import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../../../cli/strata.ts', import.meta.url));

/** Packages that are loaded before a command begins: followed through every import that is not of a type or asked for later. */
function packagesAtStart(): Set<string> {
  const packages = new Set<string>();
  const waiting = [entry];
  const seen = new Set(waiting);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const statements = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;'"]*?from '([^']+)'/gm);
    for (const [, from = ''] of statements) {
      const path = resolve(dirname(file), from);
      if (!from.startsWith('.')) packages.add(from);
      else if (path.endsWith('.ts') && !seen.has(path)) {
        seen.add(path);
        waiting.push(path);
      }
    }
  }
  return packages;
}

describe('strata, before a command begins', () => {
  it('loads no client of AWS and nothing that only a run or a stack needs', () => {
    const packages = [...packagesAtStart()];
    expect(packages).toContain('commander');
    expect(
      packages.filter((name) => /^(@aws-sdk\/|@aws-lambda-powertools\/|aws-local-stepfunctions|dynalite)/.test(name)),
    ).toEqual([]);
  });
});
