import { describe, expect, it } from 'vitest';
import { createTestModel } from 'xstate/graph';
import {
  helperConnectionMachine,
  type ConnectionEvent,
} from '#machines/helper-connection/helper-connection.machine.ts';
import { CONNECTION_PHASES, connectionView } from '#machines/helper-connection/helper-connection.view.ts';

const helper = { version: '1.0.0', place: '127.0.0.1:47815', flags: 'KTAO' };

const events: ConnectionEvent[] = [
  { type: 'link.opened', code: 'K7QX2-9MDRA' },
  { type: 'connect.ask' },
  { type: 'browser.asking' },
  { type: 'browser.declined' },
  { type: 'helper.absent' },
  { type: 'helper.unsuitable' },
  { type: 'helper.found', helper },
  { type: 'code.type', text: 'AAAAA-BBBBB' },
  { type: 'code.submit' },
  { type: 'code.misshapen' },
  { type: 'code.refused' },
  { type: 'code.throttled', seconds: 42 },
  { type: 'throttle.passed' },
  { type: 'pair.accepted', helper, addresses: [] },
  { type: 'addresses.heard', addresses: [] },
  { type: 'token.refused' },
  { type: 'helper.lost' },
  { type: 'disconnect' },
];

const paths = createTestModel(helperConnectionMachine, { events }).getShortestPaths({ limit: 20_000 });
const typesOf = (steps: readonly { readonly event: { readonly type: string } }[]) =>
  steps.map(({ event }) => event.type);

describe('every way to the helper', () => {
  it('is walked: each phase is reached', () => {
    const phases = new Set(paths.map(({ state }) => connectionView(state).phase));
    expect([...phases].sort()).toEqual([...CONNECTION_PHASES].sort());
  });

  it('begins with somebody who asks', () => {
    for (const { state, steps } of paths) {
      if (connectionView(state).phase !== 'unasked') expect(typesOf(steps)).toContain('connect.ask');
    }
  });

  it('leads to a connection only over an accepted pairing', () => {
    for (const { state, steps } of paths) {
      const { phase } = connectionView(state);
      if (phase === 'connected' || phase === 'lost') expect(typesOf(steps)).toContain('pair.accepted');
    }
  });

  it('has a way on from every phase that waits for the learner', () => {
    for (const { state } of paths) {
      const { phase, light } = connectionView(state);
      if (light === 'busy') continue;
      expect(state.can({ type: 'connect.ask' }) || state.can({ type: 'disconnect' }), phase).toBe(true);
    }
  });
});
