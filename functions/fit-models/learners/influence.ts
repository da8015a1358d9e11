import { type InfluenceEntry, type InfluenceModel, learnedFiles } from '../../../shared/contracts/learned-models.ts';
import type { ModelCard } from '../../../shared/contracts/model-card.ts';
import { compareUtf8 } from '../../../shared/domain/compare-utf8.ts';
import { customerIdOf } from '../../../shared/domain/identity/profile-id.ts';
import { inSample } from '../../../shared/domain/identity/slices.ts';
import { influenceOf } from '../../../shared/domain/influence/influence.ts';
import { createKnownPeople } from '../../../shared/domain/influence/known-people.ts';
import { usualDamping } from '../../../shared/domain/influence/page-rank.ts';
import type { Learner, Period } from './learner.ts';

/** Most influential customers whose score is kept. */
const mostKept = 20_000;
/** Who brought whom: more do not fit beside what else is learned. */
const mostEdges = 1_000_000;

/**
 * Who brings others, by PageRank over the invitations and shares of all customers that are seen, of the random sample or not. Who was
 * brought is the customer whom the target means; strangers count as people, and are not named.
 *
 * @param share of all customers, those whose invitations are seen; below 1 the card says so, as where there are more than `most` edges
 */
export function createInfluenceLearner({ from, to }: Period, share = 1, most = mostEdges): Learner {
  const people = createKnownPeople();
  let edges: (readonly [inviter: string, target: string])[] = [];
  let keptShare = 1;
  let customers = 0;
  return {
    add({ profile, evidence: { contacts } }) {
      people.add(profile);
      if (contacts.length === 0) return;
      customers++;
      if (!inSample(profile.id, keptShare)) return;
      for (const { target } of contacts) edges.push([profile.id, target]);
      while (edges.length > most) {
        keptShare /= 2;
        edges = edges.filter(([inviter]) => inSample(inviter, keptShare));
      }
    },
    finish() {
      const influence = influenceOf(edges.map(([inviter, target]) => [inviter, people.personOf(target)] as const));
      const ranked = [...influence]
        .filter(([id]) => people.has(id))
        .sort(([a, x], [b, y]) => y.score - x.score || compareUtf8(a, b))
        .slice(0, mostKept);
      const card: ModelCard = {
        name: 'influence',
        fittedOn: { customers, from, to },
        parameters: { damping: usualDamping },
        metrics: { links: edges.length, people: influence.size },
        warnings: [...(edges.length < 100 ? ['few_links'] : []), ...(share * keptShare < 1 ? ['sampled'] : [])],
      };
      return {
        files: {
          [learnedFiles.influence]: {
            customers: ranked.map(
              ([id, { score, percentile, isOpinionLeader }]): InfluenceEntry => [
                customerIdOf(id),
                score,
                percentile,
                isOpinionLeader,
              ],
            ),
          } satisfies InfluenceModel,
        },
        cards: customers === 0 ? [] : [card],
      };
    },
  };
}
