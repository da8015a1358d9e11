export { coarsen } from './coarse';
export { inertia } from './exact';
export {
  boundsAt,
  centresAt,
  coarseAt,
  coarseCentresAt,
  labelsAt,
  layout,
  roundedAt,
  rowsAt,
  sizesAt,
  spentAt,
  sumsAt,
} from './layout';
export { scan } from './scan';
