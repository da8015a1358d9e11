/**
 * The one script of the page: language and theme, by address, by choice, by the reader's system; what a cell of a heat map holds, by
 * pointer and by keyboard; tables sorted by a
 * heading, and scrolled by keyboard where they are wider than their room. Paper unfolds what is folded.
 */
export const pageScript = `
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* a private window keeps nothing */ } };
  const each = (selector, act, from = document) => from.querySelectorAll(selector).forEach(act);

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

  const tip = document.getElementById('tip');
  let described = null;
  const hideTip = () => {
    tip.hidden = true;
    described?.removeAttribute('aria-describedby');
    described = null;
  };
  const showTip = (cell) => {
    hideTip();
    described = cell;
    tip.textContent = cell.dataset[root.lang];
    tip.hidden = false;
    cell.setAttribute('aria-describedby', 'tip');
    placeTip();
  };
  const placeTip = () => {
    if (described === null) return;
    const place = described.getBoundingClientRect();
    const left = Math.max(8, Math.min(place.left + (place.width - tip.offsetWidth) / 2, innerWidth - tip.offsetWidth - 8));
    const above = place.top - tip.offsetHeight - 6;
    tip.style.left = left + 'px';
    tip.style.top = (above > 60 ? above : place.bottom + 6) + 'px';
  };
  const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  each('table.heat', (table) => {
    each('td[data-en]', (cell, place) => {
      cell.tabIndex = place === 0 ? 0 : -1;
      cell.addEventListener('pointerenter', () => showTip(cell));
      cell.addEventListener('pointerleave', hideTip);
      cell.addEventListener('focus', () => showTip(cell));
      cell.addEventListener('blur', hideTip);
    }, table);
    table.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') return hideTip();
      const cell = event.target.closest('td');
      const step = steps[event.key];
      if (!step || !cell) return;
      event.preventDefault();
      const next = table.rows[cell.parentElement.rowIndex + step[0]]?.cells[cell.cellIndex + step[1]];
      if (!next?.dataset.en) return;
      cell.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  });
  addEventListener('scroll', placeTip, { passive: true });

  const valueOf = (row, column) => row.cells[column].dataset.value ?? row.cells[column].innerText;
  const compare = (a, b) => {
    const difference = Number(a) - Number(b);
    return Number.isNaN(difference) ? a.localeCompare(b, root.lang) : difference;
  };
  each('table.sortable thead th', (head) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const table = head.closest('table');
      const order = head.getAttribute('aria-sort');
      const down = order === null ? head.classList.contains('number') : order === 'ascending';
      each('[aria-sort]', (other) => other.removeAttribute('aria-sort'), table);
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const rows = [...table.tBodies[0].rows].sort((a, b) => compare(valueOf(a, head.cellIndex), valueOf(b, head.cellIndex)));
      table.tBodies[0].append(...(down ? rows.reverse() : rows));
    });
  });

  const rooms = new ResizeObserver((boxes) => boxes.forEach(({ target }) => {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute('tabindex');
  }));
  each('.scroll', (box) => rooms.observe(box));

  const folds = 'details:not([open], .files)';
  addEventListener('beforeprint', () => { hideTip(); each(folds, (fold) => { fold.open = true; fold.dataset.folded = ''; }); });
  addEventListener('afterprint', () => each('details[data-folded]', (fold) => { fold.open = false; delete fold.dataset.folded; }));
})();
`;
