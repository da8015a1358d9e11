import type { TextReading } from '../../shared/domain/evidence/day-evidence.ts';

export const readText = (_text: string): TextReading => ({ sentiment: undefined, topics: [] });
