import { type InfluenceModel, learnedFiles } from '../../../shared/contracts/learned-models.ts';
import type { ModelCard } from '../../../shared/contracts/model-card.ts';
import { compareUtf8 } from '../../../shared/domain/compare-utf8.ts';
import { customerIdOf } from '../../../shared/domain/identity/profile-id.ts';
import { type InviteEdge, influenceOf } from '../../../shared/domain/influence/influence.ts';
import type { Learner, Period } from './learner.ts';

/** Most influential customers whose score is kept. */
const mostKept = 20_000;

/** Who brings others, by PageRank over the invitations and shares of the sampled customers. */
export function createInfluenceLearner({ from, to }: Period): Learner {
  const edges: InviteEdge[] = [];
  let customers = 0;
  return {
    add({ profile, evidence: { contacts } }, _segments, isSampled) {
      if (!isSampled || contacts.length === 0) return;
      customers++;
      for (const { target } of contacts) edges.push([customerIdOf(profile.id), target]);
    },
    finish() {
      const influence = influenceOf(edges);
      const ranked = [...influence].sort(([a, x], [b, y]) => y.score - x.score || compareUtf8(a, b)).slice(0, mostKept);
      const card: ModelCard = {
        name: 'influence',
        fittedOn: { customers, from, to },
        parameters: { damping: 0.85 },
        metrics: { links: edges.length, people: influence.size },
        warnings: edges.length < 100 ? ['few_links'] : [],
      };
      return {
        files: {
          [learnedFiles.influence]: {
            customers: ranked.map(([id, { score, percentile }]) => [id, score, percentile]),
          } satisfies InfluenceModel,
        },
        cards: edges.length === 0 ? [] : [card],
      };
    },
  };
}
