/** Text that is HTML already. Only `html` and `trusted` make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What a template takes: text, which is escaped; markup, which is not; lists of both. Numbers are formatted first. */
export type Content = string | Markup | readonly Content[];

export const nothing = new Markup('');

/** A tagged template whose values are escaped, in element content and in quoted attribute values alike. */
export function html(parts: TemplateStringsArray, ...values: Content[]): Markup {
  let text = parts[0] ?? '';
  values.forEach((value, index) => {
    text += write(value) + (parts[index + 1] ?? '');
  });
  return new Markup(text);
}

/** Text of the project itself, such as its style sheet, taken as it is. Never what came from data. */
export const trusted = (text: string): Markup => new Markup(text);

function write(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string') return escapeHtml(content);
  return content.map(write).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
