import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelName } from '../../../../shared/report/words/model-names.ts';
import { modelWarningNames } from '../../../../shared/report/words/model-warnings.ts';

const root = new URL('../../../../', import.meta.url);
/** A file without its comments. */
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8').replace(/\/\*\*.*?\*\//gs, '');

/** Every text in lower snake case between the brackets that learners put their warnings in, and of the types of the models. */
function codesInSource(): Set<string> {
  const codes = new Set<string>();
  const learners = 'functions/fit-models/learners/';
  for (const name of readdirSync(new URL(learners, root)))
    for (const [, code = ''] of textOf(learners + name).matchAll(/\? \['([a-z_]+)'\]/g)) codes.add(code);
  const types = [
    'shared/domain/clv/fit-bg-nbd.ts',
    'shared/domain/clv/fit-gamma-gamma.ts',
    'shared/domain/lookalike/lookalike-model.ts',
    'shared/domain/prediction/attribute-model.ts',
    'shared/domain/prediction/usable.ts',
  ];
  for (const path of types)
    for (const [, union = ''] of textOf(path).matchAll(/export type \w+(?:Warning|Reason) =([^;]+);/g))
      for (const [, code = ''] of union.matchAll(/'([a-z_]+)'/g)) codes.add(code);
  return codes;
}

describe('modelWarningNames', () => {
  it('has words for every code that a model card may have, and for no other', () => {
    const codes = codesInSource();
    expect(codes.size).toBeGreaterThan(20);
    expect(Object.keys(modelWarningNames).sort()).toEqual([...codes].sort());
  });

  it('says each as a sentence in both languages', () => {
    for (const { en, zh } of Object.values(modelWarningNames)) {
      expect(en).toMatch(/^[A-Z].+\.$/);
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    }
  });
});

describe('docs/guides/models.md', () => {
  it('has the words of every warning', () => {
    const guide = textOf('docs/guides/models.md');
    for (const [code, { en }] of Object.entries(modelWarningNames))
      expect(guide).toContain(`\n| \`${code}\` | ${en} |\n`);
  });
});

describe('modelName(name)', () => {
  it('names models, and those of one tag or list by both', () => {
    expect(modelName('kmeans').en).toBe('Clusters (K-Means)');
    expect(modelName('lookalike:vip')).toEqual({ en: 'Like the customers of a list: vip', zh: '相似人群：vip' });
    expect(modelName('attribute:demographic.gender').en).toBe('Predicted attribute: demographic.gender');
    expect(modelName('of-a-later-version')).toEqual({ en: 'of-a-later-version', zh: 'of-a-later-version' });
  });

  it('knows every model that learners make a card of', () => {
    const learners = 'functions/fit-models/learners/';
    let cards = 0;
    for (const file of readdirSync(new URL(learners, root)))
      for (const [, name = ''] of textOf(learners + file).matchAll(/^ +name: ['`]([a-z-]+)/gm)) {
        cards++;
        expect(modelName(name).en).not.toBe(name);
      }
    expect(cards).toBeGreaterThanOrEqual(8);
  });
});
