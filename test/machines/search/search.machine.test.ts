import { createActor, fromPromise, SimulatedClock } from 'xstate';
import { describe, expect, it } from 'vitest';
import type { Hit } from '#machines/search/hits.ts';
import { searchMachine } from '#machines/search/search.machine.ts';
import { searchView } from '#machines/search/search.view.ts';

const hit: Hit = { url: '/words/#port', path: '/words/', title: [], parts: [], more: 0 };

/** The machine with an index that answers when the test says so, and a clock that goes when the test says so. */
function search() {
  const clock = new SimulatedClock();
  const asked: string[] = [];
  const answers: { answer: (hits: readonly Hit[]) => void; fail: () => void }[] = [];
  const look = fromPromise<readonly Hit[], string>(({ input }) => {
    asked.push(input);
    return new Promise((answer, fail) => answers.push({ answer, fail: () => fail(new Error('no network')) }));
  });
  const actor = createActor(searchMachine.provide({ actors: { look } }), { clock }).start();
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    return searchView(actor.getSnapshot());
  };
  return { clock, asked, answers, actor, settle };
}

describe('the search', () => {
  it('asks a moment after the last letter, once', async () => {
    const { clock, asked, answers, actor, settle } = search();
    for (const text of ['p', 'po', 'port ']) {
      actor.send({ type: 'query.type', text });
      clock.increment(200);
    }
    expect(asked).toEqual([]);
    clock.increment(100);
    expect(asked).toEqual(['port']);
    answers[0]!.answer([hit]);
    expect(await settle()).toMatchObject({ phase: 'found', query: 'port', hits: [{ place: 'word' }] });
  });

  it('asks at once on Enter', () => {
    const { asked, actor } = search();
    actor.send({ type: 'query.type', text: '港' });
    actor.send({ type: 'query.submit' });
    expect(asked).toEqual(['港']);
  });

  it('forgets an answer that comes after a further letter', async () => {
    const { clock, answers, actor, settle } = search();
    actor.send({ type: 'query.type', text: 'a' });
    actor.send({ type: 'query.submit' });
    actor.send({ type: 'query.type', text: 'ab' });
    answers[0]!.answer([hit]);
    expect(await settle()).toMatchObject({ phase: 'idle', hits: [] });
    clock.increment(300);
    answers[1]!.answer([]);
    expect(await settle()).toMatchObject({ phase: 'none', query: 'ab' });
  });

  it('says when the index cannot be read, and tries again when asked', async () => {
    const { asked, answers, actor, settle } = search();
    actor.send({ type: 'query.type', text: '港' });
    actor.send({ type: 'query.submit' });
    answers[0]!.fail();
    expect(await settle()).toMatchObject({ phase: 'failed', query: '港' });
    actor.send({ type: 'query.submit' });
    expect(asked).toHaveLength(2);
  });

  it.each(['', '   ', '。!', '\u0000'])('has nothing to look for in %j', async (text) => {
    const { asked, answers, actor, settle } = search();
    actor.send({ type: 'query.type', text: '港' });
    actor.send({ type: 'query.submit' });
    answers[0]!.answer([hit]);
    await settle();
    actor.send({ type: 'query.type', text });
    actor.send({ type: 'query.submit' });
    expect(asked).toHaveLength(1);
    expect(await settle()).toMatchObject({ phase: 'idle', query: '', hits: [] });
  });
});
