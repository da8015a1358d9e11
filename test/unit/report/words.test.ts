import { describe, expect, it } from 'vitest';
import { eventKinds } from '../../../shared/domain/event/event.ts';
import { refusalReasons } from '../../../shared/domain/event/refusal.ts';
import { lifecycleStages } from '../../../shared/domain/lifecycle/lifecycle-stage.ts';
import { rfmSegments } from '../../../shared/domain/rfm/rfm-map.ts';
import { stages } from '../../../shared/domain/visits/funnel-stage.ts';
import { topics } from '../../../shared/language/topic-words.ts';
import { renderReport } from '../../../shared/report/render-report.ts';
import { topicNames } from '../../../shared/report/words/feedback.ts';
import { figureNames } from '../../../shared/report/words/model-figures.ts';
import { modelWarningNames } from '../../../shared/report/words/model-warnings.ts';
import { type Names, nameOf } from '../../../shared/report/words/name-of.ts';
import * as reasons from '../../../shared/report/words/reasons.ts';
import { returnRules, rfmNames, stageMeanings, tieRules } from '../../../shared/report/words/segments.ts';
import { stageNames, stepNames } from '../../../shared/report/words/steps.ts';
import { tagValueNames } from '../../../shared/report/words/tag-values.ts';
import { elementsOf, type HtmlElement, readHtml, textOf } from '../../support/read-html.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';

const chinese = /\p{Script=Han}/u;

const lists: Readonly<Record<string, Names>> = {
  ...reasons,
  returnRules,
  rfmNames,
  stageMeanings,
  tieRules,
  topicNames,
  figureNames,
  modelWarningNames,
  stageNames,
  stepNames,
  ...tagValueNames,
};

describe.each(Object.entries(lists))('%s', (_list, names) => {
  it('has English words and Chinese words for every key', () => {
    for (const { en, zh } of Object.values(names)) {
      expect(en).toMatch(/[a-z]/);
      expect(en).not.toMatch(chinese);
      expect(zh).toMatch(chinese);
    }
  });
});

/** Text of an element without what the data says. */
function ownWords(element: HtmlElement): string {
  const children = element.children.filter((child) => typeof child === 'string' || child.name !== 'bdi');
  return textOf({ ...element, children });
}

describe('words', () => {
  it.each([
    ['reasons of refusal', refusalReasons, reasons.refusalNames],
    ['kinds of events', eventKinds, reasons.kindNames],
    ['stages', lifecycleStages, stageMeanings],
    ['steps of a visit', eventKinds, stepNames],
    ['stages of the way to an order', stages, stageNames],
    ['topics of complaints', topics, topicNames],
    ['classic segments', rfmSegments('classic').map(({ key }) => key), rfmNames],
    ['shopify segments', rfmSegments('shopify').map(({ key }) => key), rfmNames],
    ['ties', ['rank', 'edges', 'rfm-package'], tieRules],
    ['returns', ['net', 'ignore'], returnRules],
    [
      'exclusions',
      ['no_consent', 'suppressed', 'erased', 'global_control', 'exclusive_group', 'frequency_cap'],
      reasons.exclusionNames,
    ],
    ['reasons to withhold', ['below_minimum_size', 'paused', 'not_started', 'ended'], reasons.withheldNames],
  ])('exist for all %s', (_what, keys, names) => {
    expect(keys.filter((key) => !Object.hasOwn(names, key))).toEqual([]);
  });

  it('make a key without words readable, names of every object included', () => {
    expect(nameOf({}, 'own_segment')).toEqual({ en: 'Own segment', zh: 'own segment' });
    expect(nameOf({}, 'constructor')).toEqual({ en: 'Constructor', zh: 'constructor' });
  });

  it('are Chinese on the Chinese side wherever they are words on the English side', () => {
    const page = [...elementsOf(readHtml(renderReport(onlineRetail)))];
    const spoken = page.filter(({ name, attributes }) => name === 'span' && attributes.has('lang'));
    for (let index = 0; index < spoken.length; index += 2) {
      const [en, zh] = [spoken[index], spoken[index + 1]].map((side) => (side === undefined ? '' : ownWords(side)));
      if (/[a-z]{2}/i.test(en ?? '')) expect(zh).toMatch(chinese);
      expect(en).not.toMatch(chinese);
    }
  });
});
