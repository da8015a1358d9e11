export { inertia } from './exact';
export { boundsAt, centresAt, labelsAt, layout, roundedAt, rowsAt, sizesAt, spentAt, sumsAt } from './layout';
export { scan } from './scan';
