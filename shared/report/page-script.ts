/** The one script of the page: language and theme, by address, by choice, by the reader's system. Paper unfolds what is folded. */
export const pageScript = `
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* a private window keeps nothing */ } };
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  const speak = (language) => {
    root.lang = language;
    document.title = root.getAttribute('data-title-' + language);
    each('[data-language]', (button) => button.setAttribute('aria-pressed', String(button.dataset.language === language)));
    each('.languages', (group) => group.setAttribute('aria-label', language === 'zh' ? '语言' : 'Language'));
    each('.top-bar nav', (nav) => nav.setAttribute('aria-label', language === 'zh' ? '章节' : 'Chapters'));
  };
  const language = asked.get('lang') ?? kept('strata-language') ?? navigator.language;
  speak(/^zh/i.test(language) ? 'zh' : 'en');
  each('[data-language]', (button) => button.addEventListener('click', () => {
    speak(button.dataset.language);
    keep('strata-language', button.dataset.language);
  }));

  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const button = document.getElementById('theme');
  const show = () => { button.dataset.now = isDark() ? 'dark' : 'light'; };
  const theme = asked.get('theme') ?? kept('strata-theme');
  if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
  show();
  system.addEventListener('change', show);
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    keep('strata-theme', root.dataset.theme);
    show();
  });
  each('.tools', (tools) => { tools.hidden = false; });

  addEventListener('beforeprint', () => each('details.card:not([open])', (card) => { card.open = true; card.dataset.folded = ''; }));
  addEventListener('afterprint', () => each('details[data-folded]', (card) => { card.open = false; delete card.dataset.folded; }));
})();
`;
