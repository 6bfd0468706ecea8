import { describe, expect, it } from 'vitest';
import { connectHome } from '#machines/lab/home.ts';
import { labView } from '#machines/lab/lab.view.ts';
import { APPLY_TIME, START_TIME, type GatewayEvent } from '#machines/gateway/gateway.machine.ts';
import { isOwnPort, ownPortsOf, portNotOwned } from '#machines/gateway/own-ports.ts';
import type { GatewayChange } from '#machines/gateway/gateway-change.ts';
import { gatewayView } from '#machines/gateway/gateway.view.ts';
import { viewpoints } from '#sim/viewpoint.ts';
import { HOME } from '../../support/home.ts';

const TIME: GatewayEvent = { type: 'time.advanced', duration: START_TIME };

function startGateway(scenario = HOME) {
  const { lab, gateway } = connectHome({ scenario }, 'pc');
  const network = () => labView(lab.getSnapshot()).network;
  return {
    lab,
    network,
    send: (...events: GatewayEvent[]) => events.forEach((event) => gateway.send(event)),
    save: (change: GatewayChange) => gateway.send({ type: 'change.save', change }),
    view: () => gatewayView(gateway.getSnapshot(), network()),
    fromOutside: (port: number) =>
      viewpoints(network(), { pc: 'pc', proto: 'tcp', ports: [{ low: port, high: port }] }).internet.answers[0],
  };
}

const GAME: GatewayChange = {
  kind: 'forward.add',
  draft: { name: 'Files', proto: 'tcp', wanPorts: '4450', toAddress: '192.168.1.20', toPorts: '445' },
};

describe('saving a page of the gateway', () => {
  it('takes a moment until it is in force', () => {
    const { save, send, view } = startGateway();
    save(GAME);
    expect(view()).toMatchObject({ phase: 'applying', progress: 0, canSave: false, applying: GAME });
    expect(view().forwards).toHaveLength(1);
    send({ type: 'time.advanced', duration: APPLY_TIME / 2 });
    expect(view()).toMatchObject({ progress: 0.5 });
    send({ type: 'time.advanced', duration: APPLY_TIME / 2 });
    expect(view()).toMatchObject({ phase: 'running', applying: null });
    expect(view().forwards.map(({ name }) => name)).toEqual(['Web', 'Files']);
  });

  it('changes nothing when it is cancelled in time', () => {
    const { save, send, view } = startGateway();
    save(GAME);
    send({ type: 'change.cancel' }, TIME);
    expect(view()).toMatchObject({ phase: 'running', applying: null, problems: [] });
    expect(view().forwards).toHaveLength(1);
  });

  it('says what is wrong with the fields and keeps what was', () => {
    const { save, view } = startGateway();
    save({ kind: 'dmz', address: '10.0.0.1' });
    expect(view()).toMatchObject({
      phase: 'running',
      dmz: null,
      problems: [{ field: 'dmz', code: 'address-outside-lan' }],
    });
    save({ kind: 'dmz', address: '192.168.1.20' });
    expect(view().problems).toEqual([]);
  });

  it('has nothing to apply when it is so already', () => {
    const { save, view } = startGateway();
    save({ kind: 'upnp', enabled: true });
    expect(view().phase).toBe('running');
  });

  it('reads the change once more when its moment has come, since the network may have moved on', () => {
    const { lab, save, send, view } = startGateway();
    save({ kind: 'forward.remove', id: 'web' });
    lab.send({ type: 'command.requested', command: { kind: 'forward.remove', router: 'gateway', id: 'web' } });
    send(TIME);
    expect(view()).toMatchObject({ phase: 'running', problems: [{ field: 'page', code: 'no-such-forward' }] });
    expect(labView(lab.getSnapshot()).refused).toBeNull();
  });

  it('replaces a forward by another under the same name', () => {
    const { save, send, view } = startGateway();
    const draft = { name: 'Web', proto: 'tcp', wanPorts: '8081', toAddress: '192.168.1.20', toPorts: '80' } as const;
    save({ kind: 'forward.replace', id: 'web', draft });
    send(TIME);
    expect(view().forwards).toMatchObject([{ name: 'Web', wanPort: 8081, toPort: 80 }]);
  });

  it('does not switch a forward on whose port another one has meanwhile', () => {
    const { save, send, view } = startGateway();
    const draft = { name: 'Other', proto: 'tcp', wanPorts: '8080', toAddress: '192.168.1.30', toPorts: '' } as const;
    save({ kind: 'forward.enable', id: 'web', enabled: false });
    send(TIME);
    save({ kind: 'forward.add', draft });
    send(TIME);
    save({ kind: 'forward.enable', id: 'web', enabled: true });
    expect(view().problems).toMatchObject([{ code: 'forward-overlaps', port: 8080 }]);
  });
});

describe('what strangers hear from the gateway', () => {
  it.each([
    ['drop', 'filtered', 'no-response'],
    ['reject', 'closed', 'reset'],
    ['answer', 'closed', 'reset'],
  ] as const)('follows the reply that was chosen: %s', (reply, state, reason) => {
    const { save, send, view, fromOutside } = startGateway();
    save({ kind: 'wan-reply', reply });
    send(TIME);
    expect(view().wanReply).toBe(reply);
    expect(fromOutside(4_000)).toMatchObject({ state, reason });
  });

  it('includes the settings page only while remote administration is on', () => {
    const { save, send, view, fromOutside } = startGateway();
    save({ kind: 'remote-admin', enabled: true });
    send(TIME);
    expect(view().isRemoteAdminOn).toBe(true);
    expect(fromOutside(80)).toMatchObject({ state: 'open', door: 'gateway-service' });
    save({ kind: 'remote-admin', enabled: false });
    send(TIME);
    expect(view().isRemoteAdminOn).toBe(false);
    expect(fromOutside(80)).toMatchObject({ state: 'filtered' });
  });

  it('goes to the DMZ host when there is one', () => {
    const { save, send, fromOutside } = startGateway();
    save({ kind: 'dmz', address: '192.168.1.30' });
    send(TIME);
    expect(fromOutside(631)).toMatchObject({ state: 'open', device: 'printer' });
  });

  it('includes a service of the firmware only while it runs', () => {
    const listener = { proto: 'tcp', port: 7547, bind: 'wan', replies: true, service: 'provider' } as const;
    const { save, send, view, fromOutside } = startGateway();
    save({ kind: 'wan-reply', reply: 'answer' });
    send(TIME);
    save({ kind: 'service', listener, running: true });
    send(TIME);
    expect(fromOutside(7547)).toMatchObject({ state: 'open' });
    save({ kind: 'service', listener, running: false });
    send(TIME);
    expect(fromOutside(7547)).toMatchObject({ state: 'closed' });
    expect(view().services).toHaveLength(2);
  });
});

describe('the power of the gateway', () => {
  it('is gone while it restarts, and nothing of what waited comes into force', () => {
    const { save, send, view, network, fromOutside } = startGateway();
    save(GAME);
    send({ type: 'power.restart' });
    expect(view()).toMatchObject({ phase: 'booting', progress: 0, applying: null, mappings: [] });
    expect(network().scenario.gateway.up).toBe(false);
    expect(fromOutside(8080)).toMatchObject({ door: 'nobody' });
    send(TIME);
    expect(view()).toMatchObject({ phase: 'running' });
    expect(view().forwards).toHaveLength(1);
  });

  it('follows the network when it is undone and done again', () => {
    const { lab, send, view } = startGateway();
    send({ type: 'power.off' });
    expect(view().phase).toBe('off');
    lab.send({ type: 'history.undo' });
    expect(view().phase).toBe('running');
    lab.send({ type: 'history.redo' });
    expect(view().phase).toBe('off');
    send({ type: 'power.on' }, TIME);
    expect(view().phase).toBe('running');
  });
});

describe('the status page of the gateway', () => {
  it.each([
    ['203.0.113.20', 0xcb007114, 'global'],
    ['192.168.0.2', 0xc0a80002, 'private'],
    ['100.64.3.7', 0x64400307, 'shared'],
  ] as const)('tells by the address %s whose it is', (_text, address, wanKind) => {
    const scenario = { ...HOME, gateway: { ...HOME.gateway, wan: { address, length: 24 } } };
    expect(startGateway(scenario).view().wanKind).toBe(wanKind);
  });

  it('tells on a line with a shared address which numbers are this home’s', () => {
    const portSet = { offset: 4, length: 8, psid: 75 };
    const { wanKind, ownPorts } = startGateway({ ...HOME, gateway: { ...HOME.gateway, portSet } }).view();
    expect({ wanKind, count: ownPorts?.count, first: ownPorts?.runs[0] }).toEqual({
      wanKind: 'port-set',
      count: 240,
      first: { low: 5296, high: 5311 },
    });
    expect(isOwnPort(ownPorts, 5296)).toBe(true);
    expect(isOwnPort(ownPorts, 25565)).toBe(false);
  });

  it.each([
    ['5296', null],
    ['5296-5312', 5312],
    ['25565、5296', 25565],
    ['five', null],
    ['', null],
    ['1-65535', null],
  ] as const)('names in %j the first number that is not this home’s', (typed, port) => {
    const portSet = { offset: 4, length: 8, psid: 75 };
    expect(portNotOwned(typed, ownPortsOf({ ...HOME, gateway: { ...HOME.gateway, portSet } }))).toBe(port);
    expect(portNotOwned(typed, ownPortsOf(HOME))).toBeNull();
  });

  it('lists the NAT mappings that are alive', () => {
    const { lab, view, network } = startGateway();
    expect(view().mappings).toEqual([]);
    lab.send({
      type: 'command.requested',
      command: {
        kind: 'scan.start',
        scanner: { vantage: 'lan', host: 'printer', address: HOME.scanner.address },
        scan: { ...HOME.scan, target: HOME.hosts[2]!.address.address, ports: [{ low: 443, high: 443 }] },
      },
    });
    lab.send({ type: 'clock.play' });
    lab.send({ type: 'time.advanced', duration: 1_000_000 });
    expect(view().mappings).toMatchObject([
      { protocol: 6, insideAddress: network().scenario.hosts[1]!.address.address },
    ]);
  });
});
