import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../support/guide.ts';

const guide = `# A guide

\`\`\`csv orders.csv
id,n
1,2
\`\`\`

1. A step:

   \`\`\`sh
   npx strata validate            # says so
   # a remark
   npx strata validate --folder b # exits 2
   \`\`\`

\`\`\`text
what is printed
\`\`\`
`;

describe('stepsOf(markdown)', () => {
  it('finds files to write and commands to type, in order, and leaves other blocks alone', () => {
    expect(stepsOf(guide)).toEqual([
      { line: 3, file: 'orders.csv', content: 'id,n\n1,2\n' },
      {
        line: 10,
        commands: [
          { text: 'npx strata validate', exitCode: 0 },
          { text: 'npx strata validate --folder b', exitCode: 2 },
        ],
      },
    ]);
  });
  it('refuses a block without an end', () => {
    expect(() => stepsOf('```sh\nnpx strata run\n')).toThrow('line 1');
  });
});
