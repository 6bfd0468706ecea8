import { describe, expect, it } from 'vitest';
import {
  startConnection,
  type ConnectionEvent,
  type ConnectionWish,
} from '#machines/helper-connection/helper-connection.machine.ts';
import { connectionView } from '#machines/helper-connection/helper-connection.view.ts';

const HELPER = { version: '1.0.0', place: '127.0.0.1:47815', flags: 'KTAO' };
const LOOPBACK = { address: '127.0.0.1', family: 'ipv4', interface: 'lo', scope: 'loopback', scannable: true } as const;
const LAN = { address: '192.168.1.20', family: 'ipv4', interface: 'eth0', scope: 'private', scannable: true } as const;
const ZONED = { address: 'fe80::1', family: 'ipv6', interface: 'eth0', scope: 'link-local', scannable: false } as const;

function walk(...events: readonly ConnectionEvent[]) {
  const actor = startConnection();
  const wishes: ConnectionWish[] = [];
  for (const type of ['helper.wanted', 'pair.wanted', 'unpair.wanted'] as const)
    actor.on(type, (wish) => void wishes.push(wish));
  for (const event of events) actor.send(event);
  return { actor, wishes, view: connectionView(actor.getSnapshot()) };
}

describe('the way to the helper', () => {
  it('calls nobody before somebody asked, not even with a code in the address', () => {
    const { wishes, view } = walk({ type: 'link.opened', code: 'K7QX2-9MDRA' });
    expect(wishes).toEqual([]);
    expect(view).toMatchObject({ phase: 'unasked', light: 'off' });
  });

  it('uses the code of the link as soon as the helper is found', () => {
    const { wishes, view } = walk(
      { type: 'link.opened', code: 'K7QX2-9MDRA' },
      { type: 'connect.ask' },
      { type: 'helper.found', helper: HELPER },
    );
    expect(wishes).toEqual([{ type: 'helper.wanted' }, { type: 'pair.wanted', code: 'K7QX2-9MDRA' }]);
    expect(view.phase).toBe('pairing');
  });

  it('asks for the code when there is none, and keeps a wrong one to be corrected', () => {
    const { view } = walk(
      { type: 'connect.ask' },
      { type: 'helper.found', helper: HELPER },
      { type: 'code.type', text: 'AAAAA-BBBBB' },
      { type: 'code.submit' },
      { type: 'code.refused' },
    );
    expect(view).toMatchObject({ phase: 'wrong-code', takesCode: true, code: 'AAAAA-BBBBB' });
  });

  it('does not try a refused code of a link again by itself', () => {
    const { wishes } = walk(
      { type: 'link.opened', code: 'K7QX2-9MDRA' },
      { type: 'connect.ask' },
      { type: 'helper.found', helper: HELPER },
      { type: 'code.refused' },
      { type: 'connect.ask' },
      { type: 'helper.found', helper: HELPER },
    );
    expect(wishes.filter(({ type }) => type === 'pair.wanted')).toHaveLength(1);
  });

  it('says how long to wait after too many wrong codes, and takes codes again then', () => {
    const throttled = walk(
      { type: 'connect.ask' },
      { type: 'helper.found', helper: HELPER },
      { type: 'code.type', text: 'AAAAA-BBBBB' },
      { type: 'code.submit' },
      { type: 'code.throttled', seconds: 42 },
    );
    expect(throttled.view).toMatchObject({ phase: 'throttled', waitSeconds: 42 });
    throttled.actor.send({ type: 'throttle.passed' });
    expect(connectionView(throttled.actor.getSnapshot()).phase).toBe('needs-code');
  });

  it('forgets the code once it has been used, and offers the addresses that may be scanned, loopback first', () => {
    const { view } = walk(
      { type: 'connect.ask' },
      { type: 'pair.accepted', helper: HELPER, addresses: [LAN, ZONED, LOOPBACK] },
    );
    expect(view).toMatchObject({ phase: 'connected', light: 'on', code: '' });
    expect(view.targets.map(({ address }) => address)).toEqual(['127.0.0.1', '192.168.1.20']);
  });

  it('keeps what it knows when the helper is lost, and looks for it again when asked', () => {
    const { view, actor, wishes } = walk(
      { type: 'connect.ask' },
      { type: 'pair.accepted', helper: HELPER, addresses: [LOOPBACK] },
      { type: 'helper.lost' },
    );
    expect(view).toMatchObject({ phase: 'lost', light: 'lost', helper: HELPER });
    expect(view.targets).toEqual([LOOPBACK]);
    actor.send({ type: 'connect.ask' });
    expect(wishes).toEqual([{ type: 'helper.wanted' }, { type: 'helper.wanted' }]);
  });

  it('tells the helper when it is disconnected', () => {
    const { view, wishes } = walk(
      { type: 'connect.ask' },
      { type: 'pair.accepted', helper: HELPER, addresses: [LOOPBACK] },
      { type: 'disconnect' },
    );
    expect(wishes.at(-1)).toEqual({ type: 'unpair.wanted' });
    expect(view).toMatchObject({ phase: 'unasked', helper: null });
  });
});
