/* Inlined before the page is painted: what the reader chose stays chosen, without a flash. Hashed for the policy. */
(() => {
  const root = document.documentElement;
  const choices = { theme: ['light', 'dark'], furigana: ['on', 'off'] };
  const stored = (name) => {
    try {
      const value = localStorage.getItem(`minato.${name}`);
      return choices[name].includes(value) ? value : undefined;
    } catch {
      return undefined; // storage is switched off: the choice then lasts for this page
    }
  };
  const night = matchMedia('(prefers-color-scheme: dark)');
  const isOn = (name) =>
    name === 'theme'
      ? (root.dataset.theme ?? (night.matches ? 'dark' : 'light')) === 'dark'
      : root.dataset[name] === 'on';
  const show = () => {
    for (const control of document.querySelectorAll('[data-setting]')) {
      control.setAttribute('aria-checked', String(isOn(control.dataset.setting)));
    }
  };

  const restore = () => {
    for (const name in choices) {
      const value = stored(name);
      if (value && (name !== 'furigana' || root.lang === 'ja')) root.dataset[name] = value;
      else root.removeAttribute(`data-${name}`);
    }
  };

  root.dataset.js = '';
  restore();
  // Another page chose, or everything was erased.
  addEventListener('storage', ({ key }) => {
    if (key !== null && !(key.replace('minato.', '') in choices)) return;
    restore();
    show();
  });

  // The helper's link leads to the first page, with a code that works once. Wherever it arrives, the page that uses it gets
  // it, in this page's language and in this page's place in the history.
  const pairing = new URL(document.currentScript.dataset.pairing, location.href);
  const passCodeOn = () => {
    if (!location.hash.startsWith('#pair=') || location.pathname === pairing.pathname) return;
    location.replace(pairing.pathname + location.hash);
  };
  passCodeOn();
  addEventListener('hashchange', passCodeOn);

  document.addEventListener('DOMContentLoaded', show);
  night.addEventListener('change', show);
  document.addEventListener('click', (event) => {
    const name = event.target.closest?.('[data-setting]')?.dataset.setting;
    if (!name) return;
    const anchor = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
    const before = anchor?.getBoundingClientRect().top ?? 0;
    const value = choices[name][name === 'theme' ? Number(!isOn(name)) : Number(isOn(name))];
    root.dataset[name] = value;
    try {
      localStorage.setItem(`minato.${name}`, value);
    } catch {
      // see above
    }
    show();
    scrollBy({ top: (anchor?.getBoundingClientRect().top ?? 0) - before, behavior: 'instant' });
  });
})();
