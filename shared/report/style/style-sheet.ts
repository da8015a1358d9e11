import { evidence } from './evidence.ts';
import { ground } from './ground.ts';
import { headStyle } from './head.ts';
import { narrow } from './narrow.ts';
import { tokens } from './tokens.ts';

/** All of the page's style. The order matters: what narrows a screen comes after what it changes. */
export const styleSheet = [tokens, ground, headStyle, evidence, narrow].join('\n');
