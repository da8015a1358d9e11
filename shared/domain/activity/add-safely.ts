/** Far beyond any real sum, and still a number that the encoding can write with its sign. */
const most = 2 ** 51;

/** Sum that stops at ±2^51, so that absurd amounts in a file cannot make a profile unwritable. */
export const addSafely = (a: number, b: number): number => Math.min(most, Math.max(-most, a + b));
