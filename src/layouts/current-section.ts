/**
 * Shows where the reader is in a lesson, in the rail and in the bar: the last heading that has passed the upper third of
 * the window. Sections before it count as passed. Without this script the rail is a plain list of links. The place is also
 * noted in the record of progress, so that the home page can lead back to it.
 */
import { noteLastPlace } from '#browser/last-place.ts';
import { createProgressStore } from '#browser/progress-store.ts';

const links = [...document.querySelectorAll<HTMLAnchorElement>('.route a')];
const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
const place = document.querySelector('[data-lesson-place]');
const scale = [...document.querySelectorAll('.lesson-scale > i')];
const trial = document.querySelector<HTMLElement>('[data-lesson]')?.dataset['lesson'];
const store = createProgressStore(window);

function show(): void {
  const line = innerHeight / 3;
  const passed = headings.findLastIndex((heading) => heading !== null && heading.getBoundingClientRect().top < line);
  const current = Math.max(0, passed);
  links.forEach((link, at) => {
    link.toggleAttribute('data-passed', at < current);
    if (at === current) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  });
  scale.forEach((part, at) => {
    part.toggleAttribute('data-done', at <= current);
  });
  if (place) place.textContent = String(current + 1);
  if (trial !== undefined) noteLastPlace(store, { trial, section: headings[passed]?.id ?? null });
}

const observer = new IntersectionObserver(show, { threshold: [0, 1], rootMargin: '0px 0px -66% 0px' });
for (const heading of headings) if (heading) observer.observe(heading);
show();
