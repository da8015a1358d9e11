import type { KnownCustomer } from '../../shared/domain/prediction/fit-attribute.ts';
import { createTokens, type TokenGatherer } from '../../shared/domain/prediction/tokens.ts';
import { readReference, readReferenceBytes } from './reference-data.ts';

/** Sessions of the PAKDD 2015 contest: categories and products looked at; who looked is the value. */
export function pakddSessions(): KnownCustomer[] {
  const labels = readReference('demographics/pakdd2015_first10000_labels.csv').split('\n');
  return readReference('demographics/pakdd2015_first10000.csv')
    .split('\n')
    .map((line, at) => {
      const [id = '', , , products = ''] = line.trim().split(',');
      const tokens = createTokens();
      for (const path of products.split(';')) if (path !== '') tokens.category(path.replace(/\/$/, ''));
      return { id, value: labels[at]?.trim() ?? '', features: { tokens: tokens.tokens(), numbers: [] } };
    });
}

/** What actions of JData are called there by number. */
const actions = ['', 'view', 'cart_add', 'cart_remove', 'order', 'favorite', 'click'];

/** Users of JData with both a row of their own and an action, each with what they did and who they say they are. */
export function jdataUsers(): {
  readonly rows: number;
  readonly joinedRows: number;
  readonly users: readonly JdataUser[];
} {
  const declared = new Map(
    new TextDecoder('gbk')
      .decode(readReferenceBytes('events/JData_User_first29999_GBK.csv'))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [id = '', age = '', sex = ''] = line.trim().split(',');
        return [id, { age, sex }] as const;
      }),
  );
  const gathered = new Map<string, TokenGatherer>();
  let [rows, joinedRows] = [0, 0];
  for (const month of ['201602', '201603']) {
    for (const line of readReference(`events/JData_Action_${month}_first29999.csv`).split('\n').slice(1)) {
      const [user = '', product = '', time = '', , type = '', category = '', brand = ''] = line.trim().split(',');
      const id = String(Number(user));
      rows++;
      if (!declared.has(id)) continue;
      joinedRows++;
      const tokens = gathered.get(id) ?? createTokens();
      gathered.set(id, tokens);
      tokens.category(category);
      tokens.category(`${category}/${brand}`);
      tokens.brand(brand);
      tokens.product(product);
      tokens.hour(Number(time.slice(11, 13)));
      tokens.count(actions[Number(type)] ?? '', 1);
    }
  }
  return {
    rows,
    joinedRows,
    users: [...gathered].map(([id, tokens]) => ({
      id,
      age: declared.get(id)?.age ?? '',
      sex: declared.get(id)?.sex ?? '',
      features: { tokens: tokens.tokens(), numbers: [] },
    })),
  };
}

export interface JdataUser extends Pick<KnownCustomer, 'id' | 'features'> {
  /** Age band, `-1` where not known. */
  readonly age: string;
  /** `0` men, `1` women, `2` who would not say. */
  readonly sex: string;
}
