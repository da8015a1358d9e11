import type { PictureStatistics } from '../../shared/contracts/picture-statistics.ts';

type Feedback = PictureStatistics['feedback'];

/** What customers wrote. @param stars from one to five @param opinions negative, neutral, positive @param complaints reviews by topic, most first */
export const feedbackOf = (
  counts: Pick<Feedback, 'customers' | 'reviews' | 'rated' | 'meanStars'>,
  stars: readonly [number, number, number, number, number],
  [negative, neutral, positive]: readonly [number, number, number],
  complaints: Readonly<Record<string, number>>,
): Feedback => ({
  ...counts,
  stars,
  opinions: { negative, neutral, positive },
  complaints: Object.entries(complaints).map(([topic, reviews]) => ({ topic, reviews })),
});
