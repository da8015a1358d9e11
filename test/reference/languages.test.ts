import { describe, expect, it } from 'vitest';
import { languageOf } from '../../shared/language/language-of.ts';
import { readOpinion } from '../../shared/language/read-opinion.ts';
import { readTable } from '../support/reference-data.ts';

describe('languages of the Olist reviews, which are Portuguese', () => {
  const texts = readTable('olist_sample3000/olist_order_reviews_dataset.csv').flatMap((row) =>
    [row.review_comment_title, row.review_comment_message].filter((text) => text !== undefined && text !== ''),
  ) as string[];

  it('are taken for English or Chinese in fewer than one of 200', () => {
    expect(texts.length).toBeGreaterThan(1500);
    expect(texts.filter((text) => languageOf(text) !== undefined).length).toBeLessThan(texts.length / 200);
  });

  it('have hardly any sentiment', () => {
    expect(texts.filter((text) => readOpinion(text).sentiment !== undefined).length).toBeLessThan(texts.length / 400);
  });
});
