import { slices } from '../../shared/domain/identity/slices.ts';

const profilesPerSegment = 50_000;
const profilesPerPart = 20_000;
const largestSample = 2_000_000;
const largestLearningSample = 200_000;
/** Customers of whom those that invited or shared are learned from too. */
const largestNetwork = 1_000_000;
/** Children of one Map, far below the limit of 10,000. */
const mostSegments = 2_000;

export interface RunSizes {
  readonly segments: number;
  /** Up to 1,024; a power of two unless asked for otherwise. */
  readonly parts: number;
  readonly sampleShare: number;
  readonly learningShare: number;
  readonly networkShare: number;
}

/** How a run over this many profiles is cut: parts grow, states do not. The outcome depends on none of these but the shares. */
export function planSizes(profiles: number, parts?: number): RunSizes {
  const wanted = Math.max(1, Math.ceil(profiles / profilesPerPart));
  return {
    segments: Math.min(mostSegments, Math.max(1, Math.ceil(profiles / profilesPerSegment))),
    parts: parts ?? Math.min(slices, 2 ** Math.ceil(Math.log2(wanted))),
    sampleShare: profiles <= largestSample ? 1 : largestSample / profiles,
    learningShare: profiles <= largestLearningSample ? 1 : largestLearningSample / profiles,
    networkShare: profiles <= largestNetwork ? 1 : largestNetwork / profiles,
  };
}
