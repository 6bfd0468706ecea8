/** What can be saved on the pages of a gateway, read into the commands that put it in force. */
import { fail, ok, type Result } from '#result';
import type { Command, RouterPlace } from '#sim/command.ts';
import type { RouterRule } from '#sim/firewall/rule.ts';
import type { Listener, Router } from '#sim/scenario.ts';
import {
  overlapping,
  readForwards,
  readLanAddress,
  type AddressFieldCode,
  type FieldProblem,
  type ForwardDraft,
} from './forward-draft.ts';

export type GatewayChange =
  | { readonly kind: 'forward.add'; readonly draft: ForwardDraft }
  | { readonly kind: 'forward.replace'; readonly id: string; readonly draft: ForwardDraft }
  | { readonly kind: 'forward.remove'; readonly id: string }
  | { readonly kind: 'forward.enable'; readonly id: string; readonly enabled: boolean }
  /** Empty: no DMZ host. */
  | { readonly kind: 'dmz'; readonly address: string }
  | { readonly kind: 'upnp'; readonly enabled: boolean }
  | { readonly kind: 'upnp.unmap'; readonly id: string }
  /** What the gateway says to strangers who ask for a port of its own: nothing, a refusal, or the truth. */
  | { readonly kind: 'wan-reply'; readonly reply: 'drop' | 'reject' | 'answer' }
  /** Whether the settings page may be opened from the internet. */
  | { readonly kind: 'remote-admin'; readonly enabled: boolean }
  /** A service of the firmware is started or stopped. */
  | { readonly kind: 'service'; readonly listener: Listener; readonly running: boolean };

export type ChangeProblem =
  | FieldProblem
  | { readonly field: 'dmz'; readonly code: AddressFieldCode }
  | { readonly field: 'page'; readonly code: 'no-such-forward' | 'no-such-mapping' | 'no-admin-page' };

/** The id of the rule that lets the internet reach the settings page. */
export const REMOTE_ADMIN = 'remote-admin';
/** The service name of the settings page. */
export const ADMIN = 'router-admin';

const ACTIONS = { drop: 'block', reject: 'reject', answer: 'allow' } as const;

/** The commands for a change; none when it is so already. */
export function readChange(
  change: GatewayChange,
  router: Router,
  place: RouterPlace,
): Result<readonly Command[], readonly ChangeProblem[]> {
  switch (change.kind) {
    case 'forward.add': {
      const forwards = readForwards(change.draft, router);
      return forwards.ok
        ? ok(forwards.value.map((forward) => ({ kind: 'forward.add', router: place, forward })))
        : forwards;
    }
    case 'forward.replace': {
      if (!router.forwards.some(({ id }) => id === change.id)) return page('no-such-forward');
      const forwards = readForwards(change.draft, router, change.id);
      if (!forwards.ok) return forwards;
      return ok([
        { kind: 'forward.remove', router: place, id: change.id },
        ...forwards.value.map((forward) => ({ kind: 'forward.add' as const, router: place, forward })),
      ]);
    }
    case 'forward.remove':
      if (!router.forwards.some(({ id }) => id === change.id)) return page('no-such-forward');
      return ok([{ kind: 'forward.remove', router: place, id: change.id }]);
    case 'forward.enable':
      return enableForward(change.id, change.enabled, router, place);
    case 'dmz': {
      if (change.address.slice(0, 100).trim() === '')
        return ok(router.dmz === null ? [] : [{ kind: 'router.change', router: place, change: { dmz: null } }]);
      const dmz = readLanAddress(change.address, router);
      if (!dmz.ok) return fail([{ field: 'dmz', code: dmz.problem }]);
      return ok(router.dmz === dmz.value ? [] : [{ kind: 'router.change', router: place, change: { dmz: dmz.value } }]);
    }
    case 'upnp':
      if (router.upnp.enabled === change.enabled) return ok([]);
      return ok([{ kind: 'upnp.enable', router: place, enabled: change.enabled }]);
    case 'upnp.unmap':
      if (!router.upnp.mappings.some(({ id }) => id === change.id)) return page('no-such-mapping');
      return ok([{ kind: 'upnp.unmap', router: place, id: change.id }]);
    case 'wan-reply': {
      const action = ACTIONS[change.reply];
      if (router.wanInput.default === action) return ok([]);
      const value = { ...router.wanInput, default: action };
      return ok([{ kind: 'policy.set', router: place, policy: 'wanInput', value }]);
    }
    case 'remote-admin':
      return setRemoteAdmin(change.enabled, router, place);
    case 'service': {
      const others = router.listeners.filter((listener) => !isSame(listener, change.listener));
      const listeners = change.running ? [...others, change.listener] : others;
      const isSo = router.listeners.some((listener) => isSame(listener, change.listener)) === change.running;
      return ok(isSo ? [] : [{ kind: 'router.change', router: place, change: { listeners } }]);
    }
  }
}

function page(code: 'no-such-forward' | 'no-such-mapping' | 'no-admin-page'): Result<never, readonly ChangeProblem[]> {
  return fail([{ field: 'page', code }]);
}

function isSame(a: Listener, b: Listener): boolean {
  return a.proto === b.proto && a.port === b.port && a.bind === b.bind;
}

function enableForward(
  id: string,
  enabled: boolean,
  router: Router,
  place: RouterPlace,
): Result<readonly Command[], readonly ChangeProblem[]> {
  const forward = router.forwards.find((candidate) => candidate.id === id);
  if (forward === undefined) return page('no-such-forward');
  if (forward.enabled === enabled) return ok([]);
  const others = router.forwards.filter((candidate) => candidate.id !== id);
  const other = enabled ? overlapping(others, [forward.proto], forward.wanPort) : undefined;
  if (other !== undefined)
    return fail([{ field: 'wanPorts', code: 'forward-overlaps', port: forward.wanPort, other: other.id }]);
  return ok([{ kind: 'forward.change', router: place, id, change: { enabled } }]);
}

/** Whether the settings page can be opened from the internet. */
export function isRemoteAdminOn(router: Router): boolean {
  const admin = router.listeners.find(({ service }) => service === ADMIN);
  return admin?.bind === 'any' && router.wanInput.rules.some(({ id, enabled }) => id === REMOTE_ADMIN && enabled);
}

function setRemoteAdmin(
  enabled: boolean,
  router: Router,
  place: RouterPlace,
): Result<readonly Command[], readonly ChangeProblem[]> {
  const admin = router.listeners.find(({ service }) => service === ADMIN);
  if (admin === undefined) return page('no-admin-page');
  if (isRemoteAdminOn(router) === enabled) return ok([]);
  const rules = router.wanInput.rules.filter(({ id }) => id !== REMOTE_ADMIN);
  const rule: RouterRule = {
    id: REMOTE_ADMIN,
    name: REMOTE_ADMIN,
    action: 'allow',
    enabled: true,
    proto: admin.proto,
    ports: [{ low: admin.port, high: admin.port }],
    remote: null,
    local: null,
    rejectWith: 'tcp-reset',
  };
  const listeners = router.listeners.map((listener) =>
    listener === admin ? { ...admin, bind: enabled ? ('any' as const) : ('lan' as const) } : listener,
  );
  const value = { ...router.wanInput, rules: enabled ? [rule, ...rules] : rules };
  return ok([
    { kind: 'router.change', router: place, change: { listeners } },
    { kind: 'policy.set', router: place, policy: 'wanInput', value },
  ]);
}
