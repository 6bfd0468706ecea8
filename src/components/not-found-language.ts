/** On the page for unknown addresses: shows the language that the address asked for first. */
const lost = document.querySelector<HTMLElement>('.lost');
const english = lost?.dataset['english'];

if (lost && english !== undefined) {
  const wanted = location.pathname.startsWith(english) ? 'en' : 'ja';
  document.documentElement.lang = wanted;
  for (const section of lost.querySelectorAll<HTMLElement>(':scope > section')) {
    section.hidden = section.lang !== wanted;
    if (!section.hidden) document.title = section.dataset['title'] ?? document.title;
  }
}
