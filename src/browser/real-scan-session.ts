/** The page 自分のPC at work: its two machines, and the line to the helper that does what they wish. */
import { DEFAULT_PORT } from '#helper-protocol/protocol.ts';
import { startConnection, type ConnectionActor } from '#machines/helper-connection/helper-connection.machine.ts';
import { startRealScan, type RealScanActor } from '#machines/real-scan/real-scan.machine.ts';
import { keptScanOf } from '#machines/real-scan/scan-comparison.ts';
import { createHelperClient, type HelperClient } from './helper-client.ts';
import { createKeptScansStore, type KeptScansStore } from './kept-scans-store.ts';
import { loopbackPermission } from './loopback-permission.ts';
import { takePairCode } from './pair-address.ts';
import { followScan } from './scan-stream.ts';

export interface RealScanSession {
  readonly connection: ConnectionActor;
  readonly scan: RealScanActor;
  readonly kept: KeptScansStore;
  /** Takes the code out of the page's address, now and whenever another is put there. Returns how to stop. */
  watchAddress(): () => void;
  close(): void;
}

const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];
const DEFAULT_ORIGIN = `http://127.0.0.1:${DEFAULT_PORT}`;

/** Where a helper may be: where this page itself came from (way A), then the contract's port (way B). */
export function helperOrigins({ hostname, origin }: Pick<Location, 'hostname' | 'origin'>): readonly string[] {
  return LOOPBACK_HOSTS.includes(hostname) ? [...new Set([origin, DEFAULT_ORIGIN])] : [DEFAULT_ORIGIN];
}

/** Opens the page's session. Nobody is called until `connect.ask`; a code that came with the address is used then. */
export function openRealScanSession(): RealScanSession {
  const connection = startConnection();
  const scan = startRealScan();
  const kept = createKeptScansStore(globalThis);
  let client: HelperClient | null = null;
  let following: AbortController | null = null;
  let scanId: string | null = null;
  let throttle: ReturnType<typeof setTimeout> | undefined;

  const found = (from: HelperClient, version: string) => ({
    version,
    place: new URL(from.origin).host,
    flags: from.flags(),
  });

  async function seek(): Promise<void> {
    const origins = helperOrigins(location);
    const permission = origins.includes(location.origin) ? 'granted' : await loopbackPermission(navigator.permissions);
    if (permission === 'denied') {
      connection.send({ type: 'browser.declined' });
      return;
    }
    const isAsking = permission === 'prompt';
    if (isAsking) connection.send({ type: 'browser.asking' });
    let isUnsuitable = false;
    for (const origin of origins) {
      const candidate = client?.origin === origin ? client : createHelperClient(globalThis, origin);
      const health = await candidate.health(isAsking);
      if (health.ok) {
        client = candidate;
        await greet(candidate, health.value.version);
        return;
      }
      // The page's own origin may be a plain web server; only the contract's port is a helper's.
      isUnsuitable ||= health.problem.code === 'unreadable' && origin === DEFAULT_ORIGIN;
    }
    const isDeclined = await wasDeclined(isAsking);
    connection.send({ type: isDeclined ? 'browser.declined' : isUnsuitable ? 'helper.unsuitable' : 'helper.absent' });
  }

  /** A question of the browser that was put aside leaves no trace but that it would be asked again. */
  async function wasDeclined(wasAsked: boolean): Promise<boolean> {
    const permission = await loopbackPermission(navigator.permissions);
    return permission === 'denied' || (wasAsked && permission === 'prompt');
  }

  /** A helper answered: with the token of this tab there is nothing more to ask for. */
  async function greet(from: HelperClient, version: string): Promise<void> {
    if (from.hasToken()) {
      const interfaces = await from.interfaces();
      if (interfaces.ok) {
        connection.send({ type: 'pair.accepted', helper: found(from, version), addresses: interfaces.value.addresses });
        return;
      }
      from.forgetToken();
    }
    connection.send({ type: 'helper.found', helper: found(from, version) });
  }

  async function pair(code: string): Promise<void> {
    if (client === null) return;
    const paired = await client.pair(code);
    if (!paired.ok) {
      refusePairing(paired.problem.code, paired.problem.retryAfter ?? 60);
      return;
    }
    const interfaces = await client.interfaces();
    const { helper } = connection.getSnapshot().context;
    if (!interfaces.ok || helper === null) connection.send({ type: 'helper.absent' });
    else {
      const paired = found(client, helper.version);
      connection.send({ type: 'pair.accepted', helper: paired, addresses: interfaces.value.addresses });
    }
  }

  function refusePairing(code: string, seconds: number): void {
    switch (code) {
      case 'code-misshapen':
      case 'invalid-body':
        connection.send({ type: 'code.misshapen' });
        return;
      case 'rate-limited':
        connection.send({ type: 'code.throttled', seconds });
        clearTimeout(throttle);
        throttle = setTimeout(() => connection.send({ type: 'throttle.passed' }), seconds * 1_000);
        return;
      case 'code-invalid':
        connection.send({ type: 'code.refused' });
        return;
      default:
        connection.send({ type: 'helper.absent' });
    }
  }

  /** What a failed request means for the connection. */
  function heed(code: string): void {
    if (code === 'unreachable') connection.send({ type: 'helper.lost' });
    if (code === 'token-required') {
      client?.forgetToken();
      connection.send({ type: 'token.refused' });
    }
  }

  async function refreshListeners(from: HelperClient): Promise<void> {
    const listeners = await from.listeners();
    if (listeners.ok) scan.send({ type: 'listeners.heard', listeners: listeners.value });
  }

  async function start(request: Parameters<HelperClient['startScan']>[0]): Promise<void> {
    if (client === null) {
      scan.send({ type: 'scan.lost' });
      return;
    }
    const line = client;
    await refreshListeners(line);
    const created = await line.startScan(request);
    if (!created.ok) {
      scan.send({ type: 'scan.refused', problem: created.problem.code });
      heed(created.problem.code);
      if (created.problem.code === 'target-not-own') await refreshAddresses(line);
      return;
    }
    scanId = created.value.id;
    scan.send({ type: 'scan.begun', at: created.value.createdAt, helperPort: Number(new URL(line.origin).port) });
    await follow(line, created.value.id);
  }

  /** A laptop that changed networks has other addresses now. */
  async function refreshAddresses(from: HelperClient): Promise<void> {
    const interfaces = await from.interfaces();
    if (interfaces.ok) connection.send({ type: 'addresses.heard', addresses: interfaces.value.addresses });
  }

  async function follow(line: HelperClient, id: string): Promise<void> {
    following?.abort();
    following = new AbortController();
    const end = await followScan(line, id, following.signal, (news) => scan.send({ type: 'scan.heard', ...news }));
    // A helper that was started anew knows nothing of the scans before.
    if (end === 'gone') scan.send({ type: 'scan.refused', problem: 'scan-not-found' });
    if (end === 'lost') {
      scan.send({ type: 'scan.lost' });
      const health = await line.health();
      if (!health.ok) connection.send({ type: 'helper.lost' });
    }
    if (end === 'over') {
      compare();
      await refreshListeners(line);
      await refreshAddresses(line);
    }
  }

  function compare(): void {
    const { context } = scan.getSnapshot();
    if (context.scan === null || context.at === null) return;
    const now = keptScanOf(context.scan, context.at);
    scan.send({ type: 'before.found', before: kept.before(now) });
    kept.remember(now);
  }

  connection.on('helper.wanted', () => void seek());
  connection.on('pair.wanted', ({ code }) => void pair(code));
  connection.on('unpair.wanted', () => void client?.unpair());
  scan.on('scan.wanted', ({ target, protocol, ports }) => void start({ target, protocol, ports }));
  scan.on('scan.unwanted', () => {
    if (client === null || scanId === null) return;
    void client.cancelScan(scanId).then((answer) => {
      if (!answer.ok) heed(answer.problem.code);
    });
  });
  scan.on('resume.wanted', ({ id }) => {
    if (client === null) scan.send({ type: 'scan.refused', problem: 'unreachable' });
    else void follow(client, id);
  });

  return {
    connection,
    scan,
    kept,
    watchAddress: () => {
      const takeCode = (): void => {
        const code = takePairCode({ location, history });
        if (code !== null) connection.send({ type: 'link.opened', code });
      };
      takeCode();
      addEventListener('hashchange', takeCode);
      return () => removeEventListener('hashchange', takeCode);
    },
    close: () => {
      clearTimeout(throttle);
      following?.abort();
      connection.stop();
      scan.stop();
    },
  };
}
