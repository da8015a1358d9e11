import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bucketKeys } from '../../shared/contracts/bucket-keys.ts';
import { functionNames } from '../../shared/contracts/function-names.ts';
import type { SnapshotManifest } from '../../shared/contracts/snapshot.ts';
import type { Statistics } from '../../shared/contracts/statistics.ts';
import { refusedRows } from '../../shared/domain/drops/drop-counts.ts';
import { readBytes, readJson } from '../../shared/store/read-json.ts';
import { openRunStates } from '../../shared/store/run-states.ts';
import { connect, timed } from '../support/deploy-strata.ts';
import { deadLetters, emptyDeployment, untilQuiet } from '../support/empty-deployment.ts';
import { fixtureDrops, openSideBySide, type PublishedRun, type SideBySide } from '../support/side-by-side.ts';

/** The second run goes on from the first: its arms are those of the first run's state. */
const instants = ['2011-01-01T00:00:00Z', '2011-01-20T00:00:00Z'];

describe('both stacks, deployed to a LocalStack-compatible endpoint', () => {
  const deployment = connect(inject('stacks'));
  let both: SideBySide;
  let published: PublishedRun;

  beforeAll(async () => {
    await emptyDeployment(deployment);
    both = await openSideBySide(deployment);
  });
  afterAll(() => both?.close());

  it('hold no function of more than 1 MiB', () => {
    const sizes = Object.entries(deployment.bundles);
    expect(sizes).toHaveLength(functionNames.length);
    expect(sizes.filter(([, bytes]) => bytes > 1024 * 1024)).toEqual([]);
  });

  it('accept the configuration that is put under config/: a source with a table, a list, campaigns of a group', async () => {
    const files = await timed('configuration', () => both.configure());
    expect(files).toContain('config/tables/offices.csv');
    expect(files).toContain('config/lists/vip.csv');
    expect(await readJson(both.objects, bucketKeys.configurationProblems, (json) => json)).toMatchObject({
      problems: [],
    });
  });

  it.each(fixtureDrops)('apply a drop of the source %s like a local folder', async (source, file) => {
    const { deployed, local } = await timed(`drop of ${source}, here and there`, () => both.drop(source, file));
    expect(deployed).toMatchObject({ status: 'done', drop: local.drop });
    const { read, applied, duplicate } = deployed.counts;
    expect({ read, applied, duplicate, refused: refusedRows(deployed.counts) }).toEqual(local.rows);
  });

  it('come to the same profiles, whose region a table gave', async () => {
    const { deployed, local } = await both.profileDigests();
    expect(deployed.profiles).toBeGreaterThan(900);
    expect(deployed).toEqual(local);
    const [customer] = await both.profiles.read(['u:12433']);
    expect(customer?.activity.regions.get('Germany')).toBe(1);
  });

  it.each(instants)('come to the model and the audiences of a local folder as of %s', async (asOf) => {
    const { deployed, local } = await timed(`run as of ${asOf}, here and there`, () => both.run(asOf));
    published = deployed;
    const { statistics } = deployed;
    expect(statistics.asOf).toBe(local.asOf);
    expect(statistics.configuration).toBe((await both.local.statistics())?.configuration);
    expect(sizesOf(statistics)).toEqual(sizesOf(local));
    expect(Math.max(...statistics.audiences.map(({ treatment }) => treatment))).toBeGreaterThan(0);
    expect(Math.max(...statistics.audiences.map(({ control }) => control))).toBeGreaterThan(0);
    expect(deployed.digests).toEqual(local.digests);
  });

  it('leave out whom a group, a cap or a list of those not to contact names, and find who is like those on a list', () => {
    const { audiences } = published.statistics;
    const of = (campaign: string) => audiences.find((audience) => audience.campaign === campaign);
    // 14911 by id, 17850 by the address that a drop of crm gave; 12748 and 17841 were sent two mails in the 60 days.
    expect(of('newsletter')?.excluded).toEqual({ suppressed: 2, frequency_cap: 2 });
    expect(of('first-offer')?.excluded).toEqual({ suppressed: 2 });
    // All of the first offer's customers match the second too.
    expect(of('second-offer')?.excluded).toEqual({ suppressed: 2, exclusive_group: of('first-offer')?.members });
    expect(of('like-vips')?.members).toBeGreaterThan(0);
  });

  it('write the segments of every customer back beside the profile', async () => {
    const { run } = published.latest;
    const states = await openRunStates(both.objects, { run, parts: 1, campaigns: [] });
    const expected = (await Array.fromAsync(states.part(0, 1))).filter(({ gone }) => !gone);
    expect(expected).toHaveLength(published.statistics.customers.profiles);
    const written = await both.segments.read(expected.map(({ id }) => id));
    expect(written.map(segmentsOf)).toEqual(expected.map(segmentsOf));
  });

  it('leave a snapshot with a manifest, whose files hold a row a customer', async () => {
    const { run, asOf } = published.latest;
    const manifest = await readJson(both.objects, bucketKeys.snapshotManifest(run), (json) => json as SnapshotManifest);
    expect(manifest).toMatchObject({ run, asOf, currency: 'GBP', rows: published.statistics.customers.profiles });
    expect(manifest.files.reduce((sum, { rows }) => sum + rows, 0)).toBe(manifest.rows);
    for (const { key } of manifest.files) {
      const bytes = await readBytes(both.objects, key);
      expect([bytes.subarray(0, 4), bytes.subarray(-4)].map(String)).toEqual(['PAR1', 'PAR1']);
    }
  });

  it('leave no message and no dead letter', async () => {
    await untilQuiet(deployment);
    expect(await deadLetters(deployment)).toEqual([0, 0]);
  });
});

const sizesOf = ({ audiences }: { readonly audiences: readonly Sizes[] }): Sizes[] =>
  audiences.map(({ campaign, members, treatment, control, withheld }) => ({
    campaign,
    members,
    treatment,
    control,
    withheld,
  }));

type Sizes = Pick<Statistics['audiences'][number], 'campaign' | 'members' | 'treatment' | 'control' | 'withheld'>;

interface Segments {
  readonly id: string;
  readonly rfm: string;
  readonly tier: string;
  readonly lifecycle: string;
  readonly cluster: string;
}

const segmentsOf = ({ id, rfm, tier, lifecycle, cluster }: Segments): Segments => ({
  id,
  rfm,
  tier,
  lifecycle,
  cluster,
});
