import type { MessageKey } from './messages.ts';

/** A page that the header leads to. */
export interface Route {
  readonly path: string;
  readonly name: MessageKey;
}

/** The pages of the header, in order: exactly those that the build contains. A new page adds its line here. */
export const routes: readonly Route[] = [
  { path: '/', name: 'nav.course' },
  { path: '/sandbox/', name: 'nav.sandbox' },
  { path: '/scanner/', name: 'nav.scanner' },
  { path: '/real-scan/', name: 'nav.real' },
  { path: '/words/', name: 'nav.words' },
];

/** Pages to look things up in, and about the course: the foot of every page leads to them. */
export const footerRoutes: readonly Route[] = [
  { path: '/search/', name: 'nav.search' },
  { path: '/quiz/', name: 'nav.quiz' },
  { path: '/record/', name: 'nav.record' },
  { path: '/ports/', name: 'nav.ports' },
  { path: '/teachers/', name: 'nav.teachers' },
  { path: '/parents/', name: 'nav.parents' },
  { path: '/privacy/', name: 'nav.privacy' },
  { path: '/accessibility/', name: 'nav.accessibility' },
  { path: '/about/', name: 'nav.about' },
];
