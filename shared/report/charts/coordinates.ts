/** A place or length along x: drawings are as wide as their room, so x is in percent. */
export const percentOf = (x: number): string => `${tidy(x)}%`;

/** A place or length along y, or in a stretched path: in pixels, or units of its view box. */
export const units = (y: number): string => String(tidy(y));

const tidy = (value: number): number => Number(value.toFixed(2)) + 0;
