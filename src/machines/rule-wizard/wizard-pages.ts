/** Which pages the wizard has for which answers (windows-firewall.md §4.1). */
import type { RuleDraft } from './rule-draft.ts';

export const WIZARD_PAGES = [
  'type',
  'program',
  'ports',
  'protocol',
  'scope',
  'predefined',
  'action',
  'users',
  'computers',
  'profile',
  'name',
] as const;
export type WizardPage = (typeof WIZARD_PAGES)[number];

/**
 * The pages in their order. "Allow if secure" adds Computers, and Users before it for inbound rules only
 * (learn.microsoft.com dd759118: "displayed for inbound rules only").
 */
export function pagesOf(draft: RuleDraft): readonly WizardPage[] {
  const secured: readonly WizardPage[] =
    draft.action !== 'secure' ? [] : draft.direction === 'in' ? ['users', 'computers'] : ['computers'];
  switch (draft.type) {
    case 'program':
      return ['type', 'program', 'action', ...secured, 'profile', 'name'];
    case 'port':
      return ['type', 'ports', 'action', ...secured, 'profile', 'name'];
    case 'predefined':
      return ['type', 'predefined', 'action', ...secured];
    case 'custom':
      return ['type', 'program', 'protocol', 'scope', 'action', ...secured, 'profile', 'name'];
  }
}

/** The page after one; null: it is the last. */
export function pageAfter(draft: RuleDraft, page: WizardPage): WizardPage | null {
  const pages = pagesOf(draft);
  return pages[pages.indexOf(page) + 1] ?? null;
}

/** The page before one; null: it is the first. */
export function pageBefore(draft: RuleDraft, page: WizardPage): WizardPage | null {
  const pages = pagesOf(draft);
  return pages[pages.indexOf(page) - 1] ?? null;
}
