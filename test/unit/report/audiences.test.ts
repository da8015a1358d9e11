import { describe, expect, it } from 'vitest';
import type { AudienceStatistics, Statistics } from '../../../shared/contracts/statistics.ts';
import { renderReport } from '../../../shared/report/render-report.ts';
import { audienceFinding, withheldAdvice } from '../../../shared/report/sentences/audience-states.ts';
import { elementsOf, type HtmlElement, readHtml, textOf } from '../../support/read-html.ts';
import { reportStates } from '../../support/report-states.ts';
import { onlineRetail } from '../../support/statistics-fixture.ts';

const [winback] = onlineRetail.audiences as readonly [AudienceStatistics];

const stateOf = (wanted: string): Statistics =>
  reportStates.find(([name]) => name === wanted)?.[1] ?? expect.unreachable(`There is no state ${wanted}.`);

const chapterOf = (statistics: Statistics): HtmlElement =>
  [...elementsOf(readHtml(renderReport(statistics)))].find(({ attributes }) => attributes.get('id') === 'audiences') ??
  expect.unreachable('The page has no audiences.');

const english = (statistics: Statistics): string => textOf(chapterOf(statistics), 'en').replace(/[\s\u00a0]+/g, ' ');

describe('audiences', () => {
  it('name every reason for which somebody was left out, most customers first', () => {
    expect(english(stateOf('every reason to leave somebody out'))).toContain(
      'Left out: 61 no consent, 40 in the global control group, 31 contacted enough already, 14 already in another campaign of the group, 8 do not contact, 3 asked to be forgotten.',
    );
  });

  it('link to the files of this run, relative to the page, to be saved', () => {
    const links = [...elementsOf(chapterOf(stateOf('every reason to leave somebody out')))]
      .filter(({ attributes }) => attributes.has('download'))
      .map(({ attributes }) => attributes.get('href'));
    const folder = `../../audiences/winback-dormant/run=${onlineRetail.run}/`;
    expect(links).toEqual(
      ['members', 'members', 'control', 'google-customer-match', 'meta-custom-audience'].map(
        (name) => `${folder}${name}.csv.gz`,
      ),
    );
  });

  it('offer nothing to save while a campaign is paused, not started or over, and say which', () => {
    const text = english(stateOf('campaigns at rest'));
    for (const said of ['Paused', 'Not started yet', 'Ended', 'paused: true', 'Its last day is over'])
      expect(text).toContain(said);
    expect(text).toContain('Since 10 November all 703 who were in it have left.');
    expect(text).not.toContain('Withheld:');
    expect(text).not.toContain('Download');
    expect(audienceFinding(stateOf('campaigns at rest').audiences)).toEqual({
      en: 'One audience paused, one not started yet, one ended',
      zh: '一个人群已暂停，一个人群尚未开始，一个人群已结束',
    });
  });

  it('say what brings consent when nobody is known to have given it, not when one audience goes out', () => {
    expect(english(stateOf('consents that nobody knows'))).toContain('Consent unknown');
    expect(english(stateOf('consents that nobody knows'))).not.toContain('Widen the rule');
    const [, ...others] = stateOf('consents that nobody knows').audiences;
    expect(english({ ...onlineRetail, audiences: [winback, ...others] })).not.toContain('Consent unknown');
  });

  it('name the strategy of each customer where it is chosen by segment', () => {
    expect(english(stateOf('every reason to leave somebody out'))).toContain('Chosen by segment, by email');
  });

  it('have no button where nobody is to be sent anything', () => {
    const nobody = { ...winback, members: 0, treatment: 0, control: 0 };
    expect(english({ ...onlineRetail, audiences: [nobody] })).toContain('Nobody to send to this time.');
  });
});

describe('withheldAdvice(audience)', () => {
  it.each(['paused', 'not_started', 'ended', 'below_minimum_size'])('differs for %s', (reason) => {
    const said = withheldAdvice({ ...winback, withheld: reason, members: 99 });
    const unknown = withheldAdvice({ ...winback, withheld: 'another' });
    expect(said).not.toEqual(unknown);
  });
});
