/** The sandbox page's measures as a table with their targets. */
import { SLOWDOWN, WATCHED, type PageMeasured, type SandboxMeasured } from './sandbox-page.ts';

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const TARGET = { views: 100, scrub: 50, kilobytes: 150, shift: 0.02 };

/** The lines of the table. */
export function pageTable({ version, weight, runs }: SandboxMeasured, say: Say): readonly string[] {
  const lines = middle(runs.map((run) => run.lines));
  const kilobytes = (octets: number): string => say('page.kilobytes', { value: (octets / 1_000).toFixed(1) });
  const milliseconds = (value: number): string => say('page.milliseconds', { value: value.toFixed(0) });
  const times = (of: (run: PageMeasured) => readonly number[], share: number): string =>
    milliseconds(middle(runs.map((run) => quantile(of(run), share))));
  const tasks = (of: (run: PageMeasured) => readonly number[]): string => {
    const count = middle(runs.map((run) => of(run).length));
    const longest = middle(runs.map((run) => Math.max(0, ...of(run))));
    return count === 0 ? say('page.none') : say('page.tasks', { count, longest: longest.toFixed(0) });
  };
  const shift = (of: (run: PageMeasured) => number): string => middle(runs.map(of)).toFixed(3);
  const log = { lines, events: middle(runs.map((run) => run.events)) };
  const none = say('page.none');
  const rows: readonly (readonly string[])[] = [
    [say('page.measure'), say('page.value'), say('page.target')],
    [say('page.at-load'), kilobytes(weight.atLoad), ''],
    [say('page.in-all'), kilobytes(weight.inAll), say('page.kilobytes', { value: TARGET.kilobytes })],
    [say('page.views.p50', { ports: WATCHED }), times(({ views }) => views, 0.5), ''],
    [say('page.views.p95', { ports: WATCHED }), times(({ views }) => views, 0.95), milliseconds(TARGET.views)],
    [say('page.scrub.p50', log), times(({ scrubs }) => scrubs, 0.5), ''],
    [say('page.scrub.p95', log), times(({ scrubs }) => scrubs, 0.95), milliseconds(TARGET.scrub)],
    [say('page.load.wide'), tasks(({ wide }) => wide.tasks), none],
    [say('page.load.narrow'), tasks(({ narrow }) => narrow.tasks), none],
    [say('page.tasks.views'), tasks(({ viewTasks }) => viewTasks), none],
    [say('page.tasks.scrub'), tasks(({ scrubTasks }) => scrubTasks), none],
    [say('page.shift.wide'), shift(({ wide }) => wide.shift), String(TARGET.shift)],
    [say('page.shift.narrow'), shift(({ narrow }) => narrow.shift), String(TARGET.shift)],
  ];
  const widths = [64, 28, 12];
  return [
    say('page.title', { version, slowdown: SLOWDOWN, runs: runs.length }),
    ...rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('')),
  ];
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

function middle(values: readonly number[]): number {
  return quantile(values, 0.5);
}
