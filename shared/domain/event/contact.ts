/** Trimmed, lower case; `undefined` for what has no name before an `@` and no domain behind it. */
export function normalizeEmail(text: string): string | undefined {
  const email = text.trim().toLowerCase();
  const at = email.lastIndexOf('@');
  const sound = at > 0 && at < email.length - 1 && !hasBlank(email) && email.indexOf('@') === at;
  return sound ? email : undefined;
}

/**
 * Digits, with a leading `+` where the number says its country (`+44...` or `0044...`); `undefined` for what has fewer than 5
 * or more than 15 digits (the most that ITU-T E.164 allows) or holds anything but digits, blanks and `+ - . / ( )`.
 */
export function normalizePhone(text: string): string | undefined {
  const trimmed = text.trim();
  const bare = trimmed.replaceAll(/[\s\-./()]/g, '');
  const international = bare.startsWith('+') || bare.startsWith('00');
  const digits = bare.startsWith('+') ? bare.slice(1) : bare.startsWith('00') ? bare.slice(2) : bare;
  if (!/^\d{5,15}$/.test(digits)) return undefined;
  return international ? `+${digits}` : digits;
}

const hasBlank = (text: string): boolean => /\s/.test(text);
