/** An element of a page: `text` nodes are strings, their entities as written. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (HtmlElement | string)[];
}

const emptyElements = new Set(['meta', 'link', 'br', 'hr', 'img', 'input', 'wbr']);
const shapes = new Set(['rect', 'line', 'circle', 'path', 'polygon', 'polyline']);
const rawElements = new Set(['script', 'style']);
const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z0-9:-]+(?:="[^"<>]*")?)*)\s*(\/?)>/y;
const attribute = /\s+([a-zA-Z0-9:-]+)(?:="([^"]*)")?/g;

/**
 * Reads a page as strictly as if it were XML: every tag is closed by its own, attributes are quoted and named once, and `<`, `>` and
 * `&` stand nowhere else than in tags and entities.
 *
 * @throws {SyntaxError} with the text around the place
 */
export function readHtml(page: string): HtmlElement {
  const root = { name: '', attributes: new Map<string, string>(), children: [] as (HtmlElement | string)[] };
  const open = [root];
  let at = page.startsWith('<!doctype html>') ? '<!doctype html>'.length : fail(page, 0, 'a doctype');
  while (at < page.length) {
    const parent = open.at(-1) ?? root;
    if (page[at] !== '<') {
      const end = page.indexOf('<', at);
      const text = page.slice(at, end === -1 ? undefined : end);
      if (text.includes('>') || /&(?!(amp|lt|gt|quot|#39);)/.test(text)) fail(page, at, 'escaped text');
      parent.children.push(text);
      at += text.length;
      continue;
    }
    tag.lastIndex = at;
    const match = tag.exec(page) ?? fail(page, at, 'a tag');
    const [whole, closing, name = '', written = '', closed] = match;
    at += whole.length;
    if (closing === '/') {
      if (parent.name !== name) fail(page, at, `</${parent.name}>`);
      open.pop();
      continue;
    }
    const element = { name, attributes: readAttributes(page, at, written), children: [] as (HtmlElement | string)[] };
    parent.children.push(element);
    if (closed === '/' && !shapes.has(name)) fail(page, at, `an element that may close itself, not <${name}>`);
    if (closed === '/' || emptyElements.has(name)) continue;
    if (rawElements.has(name)) {
      const end = page.indexOf(`</${name}>`, at);
      element.children.push(page.slice(at, end));
      at = end + `</${name}>`.length;
      continue;
    }
    open.push(element);
  }
  if (open.length > 1) fail(page, at, `</${open.at(-1)?.name}>`);
  return root;
}

function readAttributes(page: string, at: number, written: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of written.matchAll(attribute)) {
    if (attributes.has(name)) fail(page, at, `the attribute ${name} once`);
    attributes.set(name, value);
  }
  return attributes;
}

function fail(page: string, at: number, expected: string): never {
  throw new SyntaxError(`Expected ${expected} near: ${page.slice(Math.max(0, at - 80), at + 80)}`);
}

/** The element and all below it, in the order of the page. */
export function* elementsOf(element: HtmlElement): Generator<HtmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elementsOf(child);
}

/** The text of an element as a reader of one language sees it; `undefined` gives both. Script and style are left out. */
export function textOf(element: HtmlElement, language?: 'en' | 'zh'): string {
  if (rawElements.has(element.name)) return '';
  const own = element.name === 'html' ? undefined : element.attributes.get('lang');
  if (language !== undefined && own !== undefined && own !== language) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child, language))).join('');
}
