import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Argument, Command, Option } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bashCompletion } from '../../../cli/completion/bash.ts';
import { describeProgram } from '../../../cli/completion/describe-program.ts';
import { fishCompletion } from '../../../cli/completion/fish.ts';
import { listedNames } from '../../../cli/completion/listed-names.ts';
import { zshCompletion } from '../../../cli/completion/zsh.ts';
import { createProgram } from '../../../cli/program.ts';
import { presetNames } from '../../../shared/sources/presets/index.ts';

const strata = fileURLToPath(new URL('../../../cli/strata.ts', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-completion-'));
  mkdirSync(join(folder, 'config', 'campaigns'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'runs', '2026-01-01T00-00-00Z-abcdef'), { recursive: true });
  writeFileSync(join(folder, 'runs', 'latest.json'), '{"run":"2026-01-01T00-00-00Z-abcdef"}');
  mkdirSync(join(folder, 'runs', '2026-01-01T00-00-00Z-abcdef', 'models'));
  writeFileSync(
    join(folder, 'runs', '2026-01-01T00-00-00Z-abcdef', 'models', 'cards.json'),
    '{"models":[{"name":"bg-nbd"},{"name":"kmeans"}]}',
  );
  writeFileSync(
    join(folder, 'runs', '2026-01-01T00-00-00Z-abcdef', 'model.json'),
    '{"clusters":{"clusters":[{"id":"c1"},{"id":"c7"}]}}',
  );
  writeFileSync(
    join(folder, 'config', 'strata.yaml'),
    'sources:\n  shop: { preset: strata }\n  web: { preset: nothing }\ntags:\n  own.big: {}\n' +
      'groups:\n  local: { rule: region }\n  loyal: { name: Regulars }\n  dormant: { rule: false }\n',
  );
  writeFileSync(join(folder, 'config', 'campaigns', 'winback.yaml'), '');
  writeFileSync(join(folder, 'config', 'campaigns', '.winback.yaml'), '');
  writeFileSync(join(folder, 'completion.bash'), bashCompletion(describeProgram(createProgram())));
  writeFileSync(join(folder, 'bin', 'strata'), `#!/bin/sh\nexec "${process.execPath}" "${strata}" "$@"\n`);
  chmodSync(join(folder, 'bin', 'strata'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What bash proposes for the last of the words, with `strata` on the PATH. */
function proposed(...words: string[]): string[] {
  const script = [
    'source completion.bash',
    'COMP_WORDS=(strata "$@"); COMP_CWORD=$#',
    '_strata',
    `printf '%s\\n' "\${COMPREPLY[@]}"`,
  ].join('\n');
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
  const output = execFileSync('bash', ['--noprofile', '--norc', '-c', script, 'bash', ...words], { cwd: folder, env });
  return output
    .toString()
    .split('\n')
    .filter((word) => word !== '');
}

describe('bash completion', () => {
  it('proposes the commands, and of them those that begin so', () => {
    const names = createProgram()
      .commands.map((command) => command.name())
      .filter((name) => name !== '__complete');
    expect(proposed('').sort()).toEqual([...names, 'help'].sort());
    expect(proposed('prof')).toEqual(['profile']);
  });

  it('proposes options of the command and of the program', () => {
    expect(proposed('drop', '--so')).toEqual(['--source']);
    expect(proposed('drop', '--fo')).toEqual(['--folder']);
    expect(proposed('--fo')).toEqual(['--folder']);
    expect(proposed('status', '--so')).toEqual([]);
  });

  it('proposes names that the folder knows, wherever the folder is named', () => {
    expect(proposed('--folder', '.', 'drop', '--source', '')).toEqual(['shop', 'web']);
    expect(proposed('drop', 'a.csv', '--folder', '.', '--source', 'w')).toEqual(['web']);
    expect(proposed('drop', '--folder', 'elsewhere', '--source', '')).toEqual([]);
  });

  it('proposes tags, clusters and models, those of the published run', () => {
    expect(proposed('tags', '--folder', '.', 'consumption.cy')).toEqual([
      'consumption.cycle_days',
      'consumption.cycle_dispersion',
    ]);
    expect(proposed('tags', '--folder', '.', 'own')).toEqual(['own.big']);
    expect(proposed('tags', '--folder', '.', 'group.lo')).toEqual(['group.loyal', 'group.local']);
    expect(proposed('tags', '--folder', '.', 'group.d')).toEqual([]);
    expect(proposed('tags', '--folder', 'elsewhere', 'group.d')).toEqual(['group.dormant']);
    expect(proposed('clusters', '--folder', '.', '')).toEqual(['c1', 'c7']);
    expect(proposed('models', '--folder', '.', 'b')).toEqual(['bg-nbd']);
    expect(proposed('segments', '')).toEqual(['tier', 'lifecycle', 'rfm', 'cluster', 'group']);
    expect(proposed('tags', '--lang', '')).toEqual(['en', 'zh']);
  });

  it('proposes files, folders and choices where they are asked for', () => {
    expect(proposed('drop', 'comp')).toEqual(['completion.bash']);
    expect(proposed('drop', 'a.csv', 'comp')).toEqual(['completion.bash']);
    expect(proposed('validate', '')).toEqual(expect.arrayContaining(['bin', 'config']));
    expect(proposed('validate', 'comp')).toEqual([]);
    expect(proposed('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(proposed('run', '--as-of', '')).toEqual([]);
  });
});

describe('listedNames(kind, folder)', () => {
  it('reads them from the files as they are, broken or not', async () => {
    expect(await listedNames('campaigns', folder)).toEqual(['winback']);
    expect(await listedNames('sources', folder)).toEqual(['shop', 'web']);
    expect(await listedNames('runs', folder)).toEqual(['2026-01-01T00-00-00Z-abcdef']);
    expect(await listedNames('presets', folder)).toEqual(presetNames);
  });

  it('has none where there is nothing', async () => {
    for (const kind of ['campaigns', 'sources', 'runs'] as const)
      expect(await listedNames(kind, join(folder, 'nowhere'))).toEqual([]);
  });
});

describe('scripts of a program', () => {
  const program = new Command('toy')
    .option('--folder <dir>', 'where')
    .addCommand(
      new Command('show')
        .description("somebody's [own] thing: all of it")
        .addArgument(new Argument('<campaign>'))
        .addOption(new Option('--format <format>', 'of output').choices(['csv', 'json']))
        .option('--explain [campaign]', 'why'),
    )
    .addCommand(new Command('secret'), { hidden: true });
  const described = describeProgram(program);

  it('tell from the names of arguments and options what is proposed', () => {
    expect(described.commands.map(({ name }) => name)).toEqual(['show', 'help']);
    expect(described.commands[0]).toMatchObject({
      arguments: [{ name: 'campaign', isVariadic: false, values: { kind: 'campaigns' } }],
      options: [
        { long: '--format', values: { kind: 'words', words: ['csv', 'json'] } },
        { long: '--explain', values: { kind: 'campaigns' } },
        { long: '--help' },
      ],
    });
    expect(described.options[0]).toMatchObject({ long: '--folder', values: { kind: 'directories' } });
  });

  it('quote what the shell would read', () => {
    expect(zshCompletion(described)).toContain("'show:somebody'\\''s [own] thing: all of it'");
    expect(zshCompletion(described)).toContain("'--format[of output]:format:(csv json)'");
    expect(fishCompletion(described)).toContain("-a show -d 'somebody\\'s [own] thing: all of it'");
    expect(fishCompletion(described)).toContain("-l explain -x -a '(__toy_listed campaigns)'");
  });
});
