import { describe, expect, it } from 'vitest';
import { folderOption } from '../../../cli/folder-option.ts';
import { printable } from '../../../cli/render/printable.ts';

describe('printable(text)', () => {
  it('keeps text of any script, line ends, tabs and colours', () => {
    const text = 'a\tb\n客户 é 👍 \u001b[31mred\u001b[39m';
    expect(printable(text)).toBe(text);
  });

  it.each([
    ['moves of the cursor', 'c\u001b[2J\u001b[H1', 'c�[2J�[H1'],
    ['titles of the window', '\u001b]0;x\u0007', '�]0;x�'],
    ['carriage returns and backspaces', 'applied 3\rapplied 9\b', 'applied 3�applied 9�'],
    ['controls of eight bits', 'a\u009b2Jb\u007f', 'a�2Jb�'],
    ['writing turned round', 'a\u202etxt', 'a�txt'],
  ])('shows %s instead of obeying them', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});

describe('folderOption(folder)', () => {
  it('is there where the folder is not the usual one, in quotes where a shell needs them', () => {
    expect(['./strata-data', 'shop', '../a/b-1', 'my shop', "it's"].map(folderOption)).toEqual([
      '',
      ' --folder shop',
      ' --folder ../a/b-1',
      " --folder 'my shop'",
      " --folder 'it'\\''s'",
    ]);
  });
});
