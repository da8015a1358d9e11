import { cutText } from '../cut-text.ts';

const unknown = 'unknown';
const longestWord = 36;

/**
 * Where messages are counted in a profile: `sent/email`. Lower case, with one `_` for whatever is neither letter nor digit, so that
 * `Push Notification` is `push_notification`; `unknown` for what is not said.
 */
export const messageCategory = (action: string | undefined, channel: string | undefined): string =>
  `${word(action)}/${word(channel)}`;

function word(text = ''): string {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
  return plain === '' ? unknown : cutText(plain, longestWord);
}
