import { describe, expect, it } from 'vitest';
import { normalizeCategory } from '../../../shared/domain/event/category-path.ts';
import { normalizeEmail, normalizePhone } from '../../../shared/domain/event/contact.ts';

describe('normalizeEmail(text)', () => {
  it.each([
    [' Ann@Example.COM ', 'ann@example.com'],
    ['a+b@c.d', 'a+b@c.d'],
    ['ann', undefined],
    ['@example.com', undefined],
    ['ann@', undefined],
    ['a@b@c', undefined],
    ['a b@c.d', undefined],
  ])('%j is %j', (text, expected) => {
    expect(normalizeEmail(text)).toBe(expected);
  });
});

describe('normalizePhone(text)', () => {
  it.each([
    ['+44 1632 960-001', '+441632960001'],
    ['0044 (1632) 960001', '+441632960001'],
    ['01632/960.001', '01632960001'],
    ['1234', undefined],
    ['+1234567890123456', undefined],
    ['phone', undefined],
    ['12345 ext 6', undefined],
  ])('%j is %j', (text, expected) => {
    expect(normalizePhone(text)).toBe(expected);
  });
});

describe('normalizeCategory(text)', () => {
  it.each([
    [' electronics / phone/', 'electronics/phone'],
    ['//a//b', 'a/b'],
    ['Home & Garden', 'Home & Garden'],
    [' / ', undefined],
  ])('%j is %j', (text, expected) => {
    expect(normalizeCategory(text)).toBe(expected);
  });
});
