import { describe, expect, it } from 'vitest';
import type { OwnTag } from '../../../shared/contracts/configuration.ts';
import { factsOf } from '../../../shared/contracts/facts.ts';
import { snapshotColumns } from '../../../shared/contracts/snapshot.ts';
import { featureDefinitions } from '../../../shared/domain/features/index.ts';
import { tagDefinitions } from '../../../shared/domain/tags/index.ts';

const own = (key: string, type: OwnTag['type'] = 'bool'): OwnTag => ({
  key,
  type,
  rule: 'true',
  name: { en: key, zh: key },
});

describe('factsOf(ownTags)', () => {
  it('has every tag and feature, and own tags behind them', () => {
    const facts = factsOf([own('consumption.big_spender')]);
    expect(facts.filter(({ kind }) => kind === 'tag').map(({ key }) => key)).toEqual([
      ...tagDefinitions.map(({ key }) => key),
      'consumption.big_spender',
    ]);
    expect(facts.filter(({ kind }) => kind === 'feature').map(({ key }) => key)).toEqual(
      featureDefinitions.map(({ key }) => key),
    );
    expect(facts.at(-1)).toEqual({
      kind: 'tag',
      key: 'consumption.big_spender',
      type: 'bool',
      name: { en: 'consumption.big_spender', zh: 'consumption.big_spender' },
      column: 'consumption_big_spender',
    });
    const columnOf = (key: string) => facts.find((fact) => fact.key === key)?.column;
    expect(columnOf('consumption.orders')).toBe('consumption_orders');
    expect(columnOf('orders')).toBe('feature_orders');
  });

  it('numbers a tag whose column is taken: by another tag, a feature, or a column of every snapshot', () => {
    const columns = factsOf([own('a.b_c'), own('a_b.c'), own('user.id'), own('feature.orders')])
      .slice(-4)
      .map(({ column }) => column);
    expect(columns).toEqual(['a_b_c', 'a_b_c_2', 'user_id_2', 'feature_orders_2']);
  });
});

describe('snapshotColumns(facts)', () => {
  it('has no name twice', () => {
    const names = snapshotColumns(factsOf([own('a.b'), own('user.id'), own('first.day')])).map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('gives each fact its own type', () => {
    const columns = snapshotColumns(factsOf([own('a.b'), own('a.c', 'string'), own('a.d', 'number')]));
    const typeOf = (name: string) => columns.find((column) => column.name === name)?.type;
    expect([typeOf('a_b'), typeOf('a_c'), typeOf('a_d'), typeOf('value_rfm')]).toEqual([
      'bool',
      'string',
      'number',
      'string',
    ]);
  });
});
