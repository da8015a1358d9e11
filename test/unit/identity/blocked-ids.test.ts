import { describe, expect, it } from 'vitest';
import { isBlockedId } from '../../../shared/domain/identity/blocked-ids.ts';

describe('isBlockedId(value)', () => {
  it.each(['', ' ', 'null', 'NULL', ' Null ', 'undefined', 'None', 'NaN', 'anonymous', '-1', '0', '0000', '0.0'])(
    'blocks %j, which names nobody',
    (value) => expect(isBlockedId(value)).toBe(true),
  );

  it('blocks a UUID of zeros', () => {
    expect(isBlockedId('00000000-0000-0000-0000-000000000000')).toBe(true);
  });

  it.each(['17850', '10', '-10', '0x1', 'nullify', 'anonymous-7', '1', 'Ann'])('lets %j pass', (value) =>
    expect(isBlockedId(value)).toBe(false),
  );
});
