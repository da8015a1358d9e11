import { hash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { addCounts, noRows, refusedRows } from '../../shared/domain/drops/drop-counts.ts';
import { findLatestConfiguration } from '../../shared/store/configuration-store.ts';
import { readJson } from '../../shared/store/read-json.ts';
import { connect, putDrop, putFile, timed, until } from '../support/deploy-strata.ts';
import { deadLetters, emptyDeployment, untilQuiet } from '../support/empty-deployment.ts';
import { openSideBySide, type SideBySide } from '../support/side-by-side.ts';

const files = 200;
const rowsPerFile = 25;
const customers = 60;
const header = 'kind,timestamp,user_id,message_id,category,order_id,amount,quantity';

/** Every tenth file has a row that names nobody. */
const filesWithRefused = files / 10;

/** 23 orders and views of sixty customers, one of them said twice, and another, which in every tenth file names nobody. */
function rowsOf(file: number): string[] {
  const rows = Array.from({ length: rowsPerFile - 2 }, (_, row) => {
    const number = file * rowsPerFile + row;
    const day = String(1 + ((number * 7) % 28)).padStart(2, '0');
    const customer = `c${(number * 13) % customers}`;
    const time = `2010-12-${day}T10:${String(number % 60).padStart(2, '0')}:00Z`;
    return number % 3 === 0
      ? `order,${time},${customer},m${number},tea/green,o${number},${1 + (number % 50)},2`
      : `view,${time},${customer},m${number},tea/black,,,`;
  });
  const last = file % 10 === 0 ? '' : 'c0';
  return [...rows, rows[0] as string, `view,2010-12-01T10:00:00Z,${last},m${file}-last,tea,,,`];
}

const campaigns = Array.from({ length: 20 }, (_, index) => `offer-${index}`);
const broken = campaigns.slice(0, 5);
const campaign = (id: string, rule: string) => `id: ${id}\nname: ${id}\naudience: ${rule}\nstrategy: care\n`;
const pathOf = (id: string) => `config/campaigns/${id}.yaml`;

describe('200 files put at once, while 20 campaigns are changed', () => {
  const deployment = connect(inject('stacks'));
  let both: SideBySide;
  let drops: string;

  beforeAll(async () => {
    await emptyDeployment(deployment);
    both = await openSideBySide(deployment);
    drops = await mkdtemp(join(tmpdir(), 'strata-drops-'));
    await mkdir(join(drops, 'all'));
    for (const id of campaigns)
      await writeFile(join(both.folder, pathOf(id)), campaign(id, 'tag("consumption.orders") >= 1'));
    await both.configure();
    for (let file = 0; file < files; file++)
      await writeFile(join(drops, `${file}.csv`), `${[header, ...rowsOf(file)].join('\n')}\n`);
  });
  afterAll(async () => {
    await both?.close();
    await rm(drops, { recursive: true, force: true });
  });

  const putDrops = () =>
    Promise.all(Array.from({ length: files }, (_, file) => putDrop(deployment, 'web', join(drops, `${file}.csv`))));

  async function changeCampaigns(): Promise<void> {
    for (const id of campaigns) {
      const rule = broken.includes(id) ? 'tag("consumption.order") >= 1' : 'tag("consumption.orders") >= 2';
      await writeFile(join(both.folder, pathOf(id)), campaign(id, rule));
      await putFile(deployment, pathOf(id), join(both.folder, pathOf(id)));
    }
  }

  it('has every row accounted for', async () => {
    const records = await timed('200 files and 20 campaigns', async () => {
      await Promise.all([putDrops(), changeCampaigns()]);
      await untilQuiet(deployment, 600);
      return until('200 drops to be done', 60, async () => {
        const recent = await both.ledger.recent(files + 1);
        return recent.filter(({ status }) => status === 'done').length === files ? recent : undefined;
      });
    });
    expect(records).toHaveLength(files);
    const total = records.reduce((sum, { counts }) => addCounts(sum, counts), noRows);
    expect({ read: total.read, applied: total.applied, duplicate: total.duplicate, refused: total.refused }).toEqual({
      read: files * rowsPerFile,
      applied: files * (rowsPerFile - 1) - filesWithRefused,
      duplicate: files,
      refused: { missing_id: filesWithRefused },
    });
    expect(total.read).toBe(total.applied + total.duplicate + refusedRows(total));
    await untilQuiet(deployment);
    expect(await deadLetters(deployment)).toEqual([0, 0]);
  });

  it('comes to the profiles of a local folder that was given all rows in one file', async () => {
    const lines = Array.from({ length: files }, (_, file) => rowsOf(file)).flat();
    const file = join(drops, 'all', 'all.csv');
    await writeFile(file, `${[header, ...lines].join('\n')}\n`);
    await both.local.drop(file, 'web');
    const { deployed, local } = await both.profileDigests();
    expect(deployed.profiles).toBe(customers);
    expect(deployed).toEqual(local);
  });

  it('has the campaigns that are right in force, and of those that are not the last that was', async () => {
    const sha256 = async (id: string) =>
      hash(
        'sha256',
        broken.includes(id)
          ? campaign(id, 'tag("consumption.orders") >= 1')
          : await readFile(join(both.folder, pathOf(id)), 'utf8'),
        'hex',
      );
    const expected = await Promise.all(campaigns.map(async (id) => [pathOf(id), await sha256(id)]));
    const inForce = await until('the campaigns to be in force', 60, async () => {
      const latest = await findLatestConfiguration(both.objects);
      const found = latest?.files.filter(({ path }) => path.startsWith('config/campaigns/offer-'));
      const pairs = found?.map(({ path, sha256 }) => [path, sha256]);
      return JSON.stringify(pairs) === JSON.stringify(expected.toSorted()) ? pairs : undefined;
    });
    expect(inForce).toHaveLength(campaigns.length);
    const { problems } = await readJson(
      both.objects,
      bucketKeys.configurationProblems,
      (json) => json as { problems: { file: string }[] },
    );
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(broken.map(pathOf)));
  });
});
