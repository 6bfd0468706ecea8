/**
 * The way to the firewall's console on a Windows PC, as a chart of real places: windows, the menus over them, and the
 * question of User Account Control, which shuts everything else out until it is answered.
 *
 * Windows 10: Start → Settings → Network & Internet → Status → Windows Firewall → Firewall & network protection →
 * Advanced settings → Yes. Windows 11 goes by Privacy & security → Windows Security. Any: search for wf.msc. Places that
 * lead nowhere near the console are there too, with their ways back (windows-firewall.md §2).
 */
import { assign, setup } from 'xstate';
import type { Profile } from '#sim/firewall/rule.ts';

export const WINDOWS_VERSIONS = ['10', '11'] as const;
export type WindowsVersion = (typeof WINDOWS_VERSIONS)[number];

export type SettingsPathEvent =
  | { readonly type: 'start.open' }
  | { readonly type: 'search.open' }
  /** Back to the window that was there before the menu. */
  | { readonly type: 'menu.close' }
  | { readonly type: 'window.close' }
  | { readonly type: 'go.back' }
  | { readonly type: 'settings.open' }
  | { readonly type: 'system.open' }
  | { readonly type: 'network.open' }
  | { readonly type: 'status.open' }
  | { readonly type: 'properties.open' }
  | { readonly type: 'update.open' }
  | { readonly type: 'privacy.open' }
  | { readonly type: 'security.open' }
  | { readonly type: 'security-home.open' }
  | { readonly type: 'virus.open' }
  | { readonly type: 'firewall.open' }
  | { readonly type: 'profile.open'; readonly profile: Profile }
  | { readonly type: 'control-panel.open' }
  | { readonly type: 'programs.open' }
  | { readonly type: 'listeners.open' }
  /** A window that somebody else fills: a browser, a terminal. */
  | { readonly type: 'app.open'; readonly app: string }
  /** "Advanced settings", or wf.msc by its name. */
  | { readonly type: 'advanced.open' }
  | { readonly type: 'uac.yes' }
  | { readonly type: 'uac.no' }
  /** The console is open already and comes to the front. */
  | { readonly type: 'console.show' }
  | { readonly type: 'version.choose'; readonly version: WindowsVersion }
  /** The PC is switched off or starts again. */
  | { readonly type: 'session.end' };

export interface SettingsPathContext {
  readonly version: WindowsVersion;
  /** Whose page in Windows Security is shown. */
  readonly profile: Profile;
  readonly app: string | null;
  readonly isConsoleOpen: boolean;
}

export const settingsPathMachine = setup({
  types: {
    context: {} as SettingsPathContext,
    events: {} as SettingsPathEvent,
    input: {} as { readonly version: WindowsVersion },
  },
  guards: {
    'is Windows 11': ({ context }) => context.version === '11',
    'has its console open': ({ context }) => context.isConsoleOpen,
  },
  actions: {
    'show app': assign({ app: (_, { app }: { app: string }) => app }),
    'show profile': assign({ profile: (_, { profile }: { profile: Profile }) => profile }),
    'change version': assign({
      version: (_, { version }: { version: WindowsVersion }) => version,
      isConsoleOpen: false,
    }),
    'console is open': assign({ isConsoleOpen: true }),
    'console is closed': assign({ isConsoleOpen: false }),
  },
}).createMachine({
  id: 'settings-path',
  context: ({ input }) => ({ version: input.version, profile: 'private', app: null, isConsoleOpen: false }),
  initial: 'windows',
  on: { 'session.end': { target: '.windows.desktop', actions: 'console is closed' } },
  states: {
    windows: {
      initial: 'desktop',
      on: {
        'start.open': 'menus.start',
        'search.open': 'menus.search',
        'window.close': '.desktop',
        'settings.open': [{ guard: 'is Windows 11', target: '.settings11' }, { target: '.settings10' }],
        'programs.open': '.programs',
        'listeners.open': '.listeners',
        'app.open': { target: '.app', actions: { type: 'show app', params: ({ event }) => event } },
        'console.show': { guard: 'has its console open', target: '.console' },
        'version.choose': {
          target: '.desktop',
          actions: { type: 'change version', params: ({ event }) => event },
        },
      },
      states: {
        desktop: {},
        settings10: {
          on: {
            'system.open': 'system10',
            'network.open': 'network10',
            'update.open': 'update10',
            'go.back': 'desktop',
          },
        },
        system10: { on: { 'go.back': 'settings10' } },
        network10: { on: { 'status.open': 'status10', 'go.back': 'settings10' } },
        status10: {
          on: { 'properties.open': 'properties10', 'firewall.open': 'firewall', 'go.back': 'network10' },
        },
        properties10: { on: { 'go.back': 'status10' } },
        update10: { on: { 'security.open': 'security10', 'go.back': 'settings10' } },
        security10: {
          on: {
            'firewall.open': 'firewall',
            'virus.open': 'virus',
            'security-home.open': 'securityHome',
            'go.back': 'update10',
          },
        },
        settings11: {
          on: {
            'system.open': 'system11',
            'network.open': 'network11',
            'privacy.open': 'privacy11',
            'go.back': 'desktop',
          },
        },
        system11: { on: { 'go.back': 'settings11' } },
        network11: { on: { 'properties.open': 'properties11', 'go.back': 'settings11' } },
        properties11: { on: { 'go.back': 'network11' } },
        privacy11: { on: { 'security.open': 'security11', 'go.back': 'settings11' } },
        security11: {
          on: {
            'firewall.open': 'firewall',
            'virus.open': 'virus',
            'security-home.open': 'securityHome',
            'go.back': 'privacy11',
          },
        },
        securityHome: { on: { 'virus.open': 'virus', 'firewall.open': 'firewall', 'go.back': 'desktop' } },
        virus: { on: { 'firewall.open': 'firewall', 'security-home.open': 'securityHome', 'go.back': 'securityHome' } },
        firewall: {
          on: {
            'security-home.open': 'securityHome',
            'virus.open': 'virus',
            'profile.open': {
              target: 'profile',
              actions: { type: 'show profile', params: ({ event }) => event },
            },
            'advanced.open': '#uac',
            'go.back': 'securityHome',
          },
        },
        profile: { on: { 'go.back': 'firewall' } },
        controlPanel: { on: { 'advanced.open': '#uac', 'go.back': 'desktop' } },
        programs: { on: { 'go.back': 'desktop' } },
        listeners: { on: { 'go.back': 'desktop' } },
        app: { on: { 'go.back': 'desktop' } },
        console: {
          entry: 'console is open',
          on: { 'window.close': { target: 'desktop', actions: 'console is closed' }, 'go.back': 'desktop' },
        },
        last: { type: 'history' },
      },
    },
    menus: {
      initial: 'start',
      on: {
        'menu.close': 'windows.last',
        'settings.open': [{ guard: 'is Windows 11', target: 'windows.settings11' }, { target: 'windows.settings10' }],
        'programs.open': 'windows.programs',
        'listeners.open': 'windows.listeners',
        'app.open': { target: 'windows.app', actions: { type: 'show app', params: ({ event }) => event } },
      },
      states: {
        start: { on: { 'search.open': 'search', 'start.open': '#settings-path.windows.last' } },
        search: {
          on: {
            'start.open': 'start',
            'advanced.open': '#uac',
            'control-panel.open': '#settings-path.windows.controlPanel',
            'security-home.open': '#settings-path.windows.securityHome',
          },
        },
      },
    },
    uac: {
      id: 'uac',
      on: { 'uac.yes': 'windows.console', 'uac.no': 'windows.last' },
    },
  },
});
