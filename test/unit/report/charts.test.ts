import { describe, expect, it } from 'vitest';
import { bar, changeBar } from '../../../shared/report/charts/bar.ts';
import { concentrationCurve } from '../../../shared/report/charts/concentration-curve.ts';
import { deviationDots } from '../../../shared/report/charts/deviation-dots.ts';
import { heatMap } from '../../../shared/report/charts/heat-map.ts';
import { splitBar } from '../../../shared/report/charts/split-bar.ts';
import { strataBars } from '../../../shared/report/charts/strata-bars.ts';
import type { Markup } from '../../../shared/report/html.ts';

const words = (text: string) => ({ en: text, zh: text });
const rectangles = ({ text }: Markup) =>
  [...text.matchAll(/<rect class="fill-([a-z0-9-]+)[^>]*?(?: x="([\d.]+)%")? width="([\d.]+)%"/g)].map(
    ([, fill, x, width]) => [fill, Number(x ?? 0), Number(width)],
  );

describe('bar(value, most, tone, previous)', () => {
  it('is as wide as its share of the largest, from nothing to all', () => {
    expect(rectangles(bar(30, 120, 'blue'))).toEqual([['blue', 0, 25]]);
    expect(rectangles(bar(-30, 120, 'blue'))).toEqual([['blue', 0, 0]]);
    expect(rectangles(bar(0, 0, 'blue'))).toEqual([['blue', 0, 0]]);
  });

  it('marks the previous run by a tick where there was one', () => {
    expect(bar(30, 120, 'blue', 60).text).toContain('<line class="tick" x1="50%" x2="50%"');
    expect(bar(30, 120, 'blue').text).not.toContain('tick');
  });
});

describe('changeBar(change, most, tone)', () => {
  it('grows to the right of the middle and shrinks to the left of it', () => {
    expect(rectangles(changeBar(10, 10, 'blue'))).toEqual([['blue', 50, 49]]);
    expect(rectangles(changeBar(-5, 10, 'orange'))).toEqual([['orange', 25.5, 24.5]]);
    expect(rectangles(changeBar(0, 0, 'blue'))).toEqual([['blue', 50, 0]]);
  });
});

describe('splitBar(shares)', () => {
  it('lays shares end to end, leaving out those that are nothing', () => {
    const shares = splitBar([
      { value: 60, fill: 'blue' },
      { value: 0, fill: 'open' },
      { value: 40, fill: 'grey-soft' },
    ]);
    expect(rectangles(shares)).toEqual([
      ['grey-soft', 60, 40],
      ['blue', 0, 60],
    ]);
    expect(rectangles(splitBar([]))).toEqual([]);
  });
});

describe('strataBars(strata, note)', () => {
  const strata = strataBars(
    [
      { name: words('few'), fill: 'q5', above: 0.04, below: 0.7, aboveLabel: '4%', belowLabel: '70%' },
      { name: words('some'), fill: 'q4', above: 0.1, below: 0.2, aboveLabel: '10%', belowLabel: '20%' },
      { name: words('many'), fill: 'q2', above: 0.86, below: 0.1, aboveLabel: '86%', belowLabel: '10%' },
    ],
    words('all'),
  );

  it('cuts both bars by the same groups, in the same order', () => {
    expect(rectangles(strata)).toEqual([
      ['q5', 0, 4],
      ['q5', 0, 70],
      ['q4', 4, 10],
      ['q4', 70, 20],
      ['q2', 14, 86],
      ['q2', 90, 10],
    ]);
  });

  it('joins the two shares of a group by a ribbon', () => {
    expect(strata.text).toContain('points="4,0 14,0 90,100 70,100"');
  });

  it('leaves labels out that find no room, and narrow ones on a phone', () => {
    expect(strata.text).not.toContain('>4%<');
    expect(strata.text).toMatch(/class="on-q4 in-above wide"[^>]*>10%</);
    expect(strata.text).toMatch(/class="on-q2 in-above "[^>]*>86%</);
  });
});

describe('heatMap(map)', () => {
  const map = (amounts: readonly number[]) =>
    heatMap({
      caption: words('c'),
      columns: amounts.map(String),
      columnTitle: words('x'),
      rowTitle: words('y'),
      rows: [
        {
          head: 'row',
          cells: amounts.map((amount) => ({ amount, text: String(amount), hint: words(`holds ${amount}`) })),
        },
      ],
    });
  const levels = ({ text }: Markup) => [...text.matchAll(/<td class="heat-(\w+)" /g)].map(([, level]) => level);

  it('colours by the share of the fullest cell', () => {
    expect(levels(map([100, 76, 60, 30, 20, 5, 1, 0]))).toEqual(['5', '5', '4', '3', '2', '1', '0', 'none']);
  });

  it('says of each cell in both languages what it holds', () => {
    expect(map([7]).text).toContain('data-en="holds 7" data-zh="holds 7"');
  });

  it('colours nothing where nothing is', () => {
    expect(levels(map([0, -3]))).toEqual(['none', 'none']);
  });
});

describe('concentrationCurve(points, equal, axis)', () => {
  const point = (share: number, spendShare: number) => ({ share, spendShare, label: words(`label ${share}`) });

  it('runs from corner to corner through its points', () => {
    const curve = concentrationCurve([point(0.5, 0.9)], words('e'), words('a'));
    expect(curve.text).toContain('<polyline class="curve" points="0,240 50,33 100,10"/>');
  });

  it('leaves out the label that would lie on the one before', () => {
    const curve = concentrationCurve([point(0.1, 0.9), point(0.2, 0.92), point(0.5, 1)], words('e'), words('a'));
    expect(curve.text).toContain('label 0.1');
    expect(curve.text).not.toContain('label 0.2');
    expect(curve.text).toContain('label 0.5');
  });

  it('stays in its frame when some brought less than nothing', () => {
    const curve = concentrationCurve([point(0.5, 1.25)], words('e'), words('a'));
    expect(curve.text).toContain('points="0,240 50,10 100,56"');
  });
});

describe('deviationDots(deviations)', () => {
  const dots = ({ deviation }: { deviation: number }) =>
    deviationDots([{ name: words('n'), deviation, label: '' }]).text;

  it('sets more to the right of the average and less to the left', () => {
    expect(dots({ deviation: 1 })).toContain('<circle class="dot" cx="73%"');
    expect(dots({ deviation: -1 })).toContain('<circle class="dot" cx="27%"');
  });

  it('draws an arrow at the edge for what lies beyond two standard deviations', () => {
    expect(dots({ deviation: 3.4 })).toContain('<svg x="96%"');
    expect(dots({ deviation: -3.4 })).toContain('<svg x="4%"');
    expect(dots({ deviation: 3.4 })).not.toContain('circle');
  });

  it('stresses half a standard deviation and more', () => {
    expect(dots({ deviation: -0.5 })).toContain('class="strong"');
    expect(dots({ deviation: 0.49 })).not.toContain('class="strong"');
  });
});
