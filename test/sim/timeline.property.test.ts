import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '#sim/command.ts';
import { createNetwork, type Network } from '#sim/network.ts';
import {
  createTimeline,
  cutAt,
  extendByCommand,
  extendByEvent,
  extendByTime,
  lookAt,
  type Moment,
  type Timeline,
} from '#sim/timeline.ts';
import { command } from '../support/commands.ts';
import { HOME } from '../support/home.ts';
import { plainNetwork } from '../support/same-network.ts';

type Act = { readonly command: Command } | { readonly duration: number } | 'event';

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ command }),
  fc.record({ duration: fc.integer({ min: 0, max: 400_000 }) }),
  fc.constant<Act>('event'),
);

const FRESH = createTimeline(createNetwork(HOME, { packets: true }));

function follow(timeline: Timeline, next: Act): Timeline {
  if (next === 'event') return extendByEvent(timeline);
  if ('duration' in next) return extendByTime(timeline, timeline.end.now + next.duration);
  const extended = extendByCommand(timeline, next.command);
  return extended.ok ? extended.value : timeline;
}

/** A run of acts, and the network at the end of each. */
function run(
  acts: readonly Act[],
  spacing: number,
): { timeline: Timeline; seen: { moment: Moment; network: Network }[] } {
  let timeline: Timeline = { ...FRESH, spacing };
  const seen = [{ moment: timeline.end, network: timeline.head }];
  for (const next of acts) {
    timeline = follow(timeline, next);
    seen.push({ moment: timeline.end, network: timeline.head });
  }
  return { timeline, seen };
}

const acts = fc.array(act, { minLength: 1, maxLength: 25 });
const spacing = fc.constantFrom(1, 7, 50, 256);

describe('a timeline', () => {
  it('computes every earlier moment as it was, traces and tables included', () => {
    fc.assert(
      fc.property(acts, spacing, (list, distance) => {
        const { timeline, seen } = run(list, distance);
        for (const { moment, network } of seen) {
          const look = lookAt(timeline, { kind: 'moment', moment });
          expect(look.moment).toEqual(moment);
          expect(plainNetwork(look.network)).toEqual(plainNetwork(network));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('goes on after a cut as if what was cut off had never been', () => {
    fc.assert(
      fc.property(acts, acts, spacing, fc.nat(), (list, more, distance, where) => {
        const { timeline, seen } = run(list, distance);
        const place = where % seen.length;
        const { moment } = seen[place]!;
        const cut = cutAt(timeline, lookAt(timeline, { kind: 'moment', moment }));
        const after = more.reduce(follow, cut);
        const straight = [...list.slice(0, place), ...more].reduce(follow, FRESH);
        expect(after.end).toEqual(straight.end);
        expect(plainNetwork(after.head)).toEqual(plainNetwork(straight.head));
      }),
      { numRuns: 40 },
    );
  });

  it('shows at each event the state that stepping from the start reaches there', () => {
    fc.assert(
      fc.property(acts, spacing, (list, distance) => {
        const { timeline } = run(list, distance);
        const whole = { ...timeline, checkpoints: timeline.checkpoints.slice(0, 1) };
        for (let event = 0; event < timeline.end.events; event += 1) {
          const look = lookAt(timeline, { kind: 'event', event });
          const replayed = lookAt(whole, { kind: 'event', event });
          expect(look.moment.events).toBeGreaterThan(event);
          expect(look.moment).toEqual(replayed.moment);
          if (event % 5 === 0) expect(plainNetwork(look.network)).toEqual(plainNetwork(replayed.network));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('shows at each instant everything that was due up to it and nothing later', () => {
    fc.assert(
      fc.property(acts, spacing, fc.double({ min: 0, max: 1, noNaN: true }), (list, distance, share) => {
        const { timeline } = run(list, distance);
        const instant = Math.floor(timeline.end.now * share);
        const { moment, network } = lookAt(timeline, { kind: 'instant', instant });
        expect(moment.now).toBe(instant);
        expect(network.changing.now).toBe(instant);
        const due = network.changing.agenda.due[0];
        if (moment.commands < timeline.commands.length)
          expect(timeline.commands[moment.commands]!.moment.now).toBeGreaterThan(instant);
        else if (due !== undefined && instant < timeline.end.now) expect(due).toBeGreaterThan(instant);
        if (moment.commands > 0)
          expect(timeline.commands[moment.commands - 1]!.moment.now).toBeLessThanOrEqual(instant);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps a bounded number of checkpoints however long it grows', () => {
    let timeline: Timeline = { ...FRESH, spacing: 1 };
    for (let index = 0; index < 300; index += 1) {
      timeline = follow(timeline, { command: { kind: 'host.power', host: 'printer', up: index % 2 === 0 } });
      timeline = follow(timeline, { duration: 10 });
    }
    expect(timeline.checkpoints.length).toBeLessThanOrEqual(32);
    expect(timeline.checkpoints[0]!.moment.commands).toBe(0);
  });

  it('counts the place before the start as the start and the place after the end as the end', () => {
    const { timeline } = run([{ command: { kind: 'host.power', host: 'pc', up: false } }, { duration: 50 }], 1);
    expect(lookAt(timeline, { kind: 'instant', instant: -5 }).moment.commands).toBe(0);
    expect(lookAt(timeline, { kind: 'event', event: 1_000 }).moment).toBe(timeline.end);
    expect(lookAt(timeline, { kind: 'instant', instant: 1_000 }).moment).toBe(timeline.end);
  });
});
