import { describe, expect, it } from 'vitest';
import { startScanner, type ScannerActor, type ScannerWish } from '#machines/scanner/scanner.machine.ts';
import { phaseOf } from '#machines/scanner/scanner.view.ts';
import { LINKED_HOME, mostly } from './support.ts';

const noDoors = { places: new Uint8Array(), names: [] };

function scannerWithWishes(): { readonly actor: ScannerActor; readonly wishes: ScannerWish[] } {
  const actor = startScanner({ home: 'quiet-home' });
  const wishes: ScannerWish[] = [];
  actor.on('*', (wish) => wishes.push(wish));
  return { actor, wishes };
}

function predicting(): { readonly actor: ScannerActor; readonly wishes: ScannerWish[] } {
  const started = scannerWithWishes();
  started.actor.send({ type: 'consent.give' });
  return started;
}

function scanning(): { readonly actor: ScannerActor; readonly wishes: ScannerWish[] } {
  const started = predicting();
  started.actor.send({ type: 'guess.choose', guess: 'closed' });
  started.actor.send({ type: 'scan.start' });
  return started;
}

const phase = (actor: ScannerActor) => phaseOf(actor.getSnapshot());

describe('the scanner', () => {
  it('asks nobody to scan before somebody promised', () => {
    const { actor, wishes } = scannerWithWishes();
    actor.send({ type: 'scan.start' });
    actor.send({ type: 'prediction.skip' });
    expect(phase(actor)).toBe('choosing');
    expect(wishes).toEqual([]);
  });

  it('does not take a promise for ports that cannot be read, and keeps what was typed', () => {
    const { actor } = scannerWithWishes();
    actor.send({ type: 'ports.type', text: '22,70000' });
    actor.send({ type: 'consent.give' });
    expect(phase(actor)).toBe('choosing');
    expect(actor.getSnapshot().context).toMatchObject({ typed: '22,70000', complained: true });
    actor.send({ type: 'ports.type', text: '22' });
    actor.send({ type: 'consent.give' });
    expect(phase(actor)).toBe('predicting');
  });

  it('sends no boat without a guess or a skip', () => {
    const { actor, wishes } = predicting();
    actor.send({ type: 'scan.start' });
    expect(phase(actor)).toBe('predicting');
    expect(wishes).toEqual([]);
  });

  it('asks for exactly the chosen home and ports', () => {
    const { actor, wishes } = scannerWithWishes();
    actor.send({ type: 'home.choose', home: 'polite-home' });
    actor.send({ type: 'ports.type', text: '８０，443 - 445' });
    actor.send({ type: 'consent.give' });
    actor.send({ type: 'prediction.skip' });
    expect(wishes).toEqual([
      {
        type: 'survey.wanted',
        home: 'polite-home',
        ports: [
          { low: 80, high: 80 },
          { low: 443, high: 445 },
        ],
      },
    ]);
  });

  it('records that the prediction was skipped, and forgets marks that were made before', () => {
    const { actor } = predicting();
    actor.send({ type: 'port.mark', port: 23 });
    actor.send({ type: 'prediction.skip' });
    expect(actor.getSnapshot().context).toMatchObject({ prediction: 'skipped', guess: null });
    expect(actor.getSnapshot().context.marks.size).toBe(0);
  });

  it('goes through open, closed, stealth and none as a port is marked again and again', () => {
    const { actor } = predicting();
    const marks = Array.from({ length: 4 }, () => {
      actor.send({ type: 'port.mark', port: 23 });
      return actor.getSnapshot().context.marks.get(23) ?? null;
    });
    expect(marks).toEqual(['open', 'closed', 'stealth', null]);
  });

  it('calls the work off when it is cancelled, and hears nothing more of it', () => {
    const { actor, wishes } = scanning();
    actor.send({ type: 'scan.progressed', findings: mostly('unknown', 5, { 0: 'closed' }, false) });
    actor.send({ type: 'scan.cancel' });
    expect(wishes.at(-1)).toEqual({ type: 'survey.unwanted' });
    actor.send({ type: 'scan.finished', findings: mostly('closed', 5), doors: noDoors });
    expect(phase(actor)).toBe('cancelled');
    expect(actor.getSnapshot().context.findings?.done).toBe(1);
  });

  it('keeps home and ports when a scan fails, and can try again', () => {
    const { actor, wishes } = scanning();
    actor.send({ type: 'scan.failed', problem: 'worker-stopped' });
    expect(phase(actor)).toBe('failed');
    actor.send({ type: 'scan.again' });
    expect(phase(actor)).toBe('predicting');
    expect(actor.getSnapshot().context).toMatchObject({ home: 'quiet-home', problem: null, guess: null });
    actor.send({ type: 'prediction.skip' });
    expect(wishes.filter(({ type }) => type === 'survey.wanted')).toHaveLength(2);
  });

  it('goes back to the choice when a link is opened, even in the middle of a scan', () => {
    const { actor, wishes } = scanning();
    actor.send({ type: 'link.opened', home: LINKED_HOME, ports: '22,80' });
    expect(phase(actor)).toBe('choosing');
    expect(wishes.at(-1)).toEqual({ type: 'survey.unwanted' });
    expect(actor.getSnapshot().context).toMatchObject({
      home: LINKED_HOME,
      portChoice: 'own',
      typed: '22,80',
      findings: null,
    });
  });

  it('recognizes the ready lists in a link', () => {
    const { actor } = scannerWithWishes();
    actor.send({ type: 'link.opened', home: 'quiet-home', ports: '0-1055' });
    expect(actor.getSnapshot().context.portChoice).toBe('service');
  });
});
