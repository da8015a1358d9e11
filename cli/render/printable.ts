/** Colours, as `style` sets them. */
const colour = '\\u001b\\[[\\d;]*m';

/** Control characters but line feed and tab, and what turns the direction of writing round. */
const control = '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]';

const colourOrControl = new RegExp(`(${colour})|${control}`, 'g');

/** Text for a terminal: ids and names of the data may hold what would move the cursor or clear the screen; � stands in their place. */
export const printable = (text: string): string =>
  text.replace(colourOrControl, (_, kept: string | undefined) => kept ?? '\ufffd');
