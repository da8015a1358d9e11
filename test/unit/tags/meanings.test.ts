import { expect, it } from 'vitest';
import { tagDefinitions } from '../../../shared/domain/tags/index.ts';

it('no meaning counts the 400 days from the run: evidence looks back from the newest day that has data', () => {
  const wrong = tagDefinitions.filter(
    ({ meaning }) => /\blast 400 days/.test(meaning.en) || /近 ?400 ?天/.test(meaning.zh),
  );
  expect(wrong.map(({ key }) => key)).toEqual([]);
});
