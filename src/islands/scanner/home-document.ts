import type { IconName } from '#art/Icon.tsx';

type Text = Readonly<Record<'ja' | 'en', string>>;

/** What the page reads of a home in content/scenarios. The rest of it is for the worker. */
export interface HomeDocument {
  readonly name: string;
  readonly title: Text;
  readonly story: Text;
  readonly line?: string | undefined;
  readonly scan: { readonly target: string };
  readonly hosts?: readonly { readonly name: string; readonly label?: Text | undefined }[] | undefined;
}

/** The pictogram of a home; one without its own shows a house. */
const icons: Readonly<Record<string, IconName>> = {
  'textbook-wifi': 'home',
  'textbook-phone': 'phone',
  'quiet-home': 'lock',
  'polite-home': 'gate-closed',
  'game-server-home': 'gamepad',
  'open-admin-home': 'gate-open',
  'double-router-home': 'router',
  'upnp-home': 'plug',
};

export function iconOf(home: string): IconName {
  return icons[home] ?? 'home';
}
