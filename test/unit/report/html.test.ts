import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, html, trusted } from '../../../shared/report/html.ts';

describe('html`…`', () => {
  it('escapes text in content and in attributes', () => {
    const name = `<b onclick="x()">Tom & 'Jerry'</b>`;
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      '<p title="&lt;b onclick=&quot;x()&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/b&gt;">&lt;b onclick=&quot;x()&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/b&gt;</p>',
    );
  });

  it('takes markup as it is and joins lists, however deep', () => {
    const items = ['a<', html`<i>b</i>`, ['c', [trusted('<hr>')]]];
    expect(html`<p>${items}</p>`.text).toBe('<p>a&lt;<i>b</i>c<hr></p>');
  });

  it('keeps escaped text of any kind readable and harmless', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(withoutEntities(escaped)).toBe(text);
      }),
    );
  });
});

const withoutEntities = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
