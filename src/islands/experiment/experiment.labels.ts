import type { MessageKey } from '#i18n/messages.ts';

/** The strings that every experiment needs. */
export const experimentLabels = [
  'experiment.again',
  'experiment.attendant.absent',
  'experiment.attendant.present',
  'experiment.compare.guess',
  'experiment.compare.none',
  'experiment.compare.result',
  'experiment.count',
  'experiment.done',
  'experiment.failed',
  'experiment.figure',
  'experiment.finish',
  'experiment.finished',
  'experiment.further',
  'experiment.hint',
  'experiment.leaves-from',
  'experiment.lock',
  'experiment.next',
  'experiment.next-boat',
  'experiment.no-answer',
  'experiment.on-the-way',
  'experiment.plates',
  'experiment.predict-then-watch',
  'experiment.previous',
  'experiment.promise',
  'experiment.restart',
  'experiment.right',
  'experiment.running',
  'experiment.skip',
  'experiment.skipped',
  'experiment.table',
  'experiment.table.at',
  'experiment.table.boat',
  'experiment.table.from',
  'experiment.table.meaning',
  'experiment.table.milliseconds',
  'experiment.table.numbers',
  'experiment.table.to',
  'experiment.think-again',
  'experiment.well-thought',
  'boat.ack',
  'boat.other',
  'boat.echo',
  'boat.echo-reply',
  'boat.fin',
  'boat.null',
  'boat.rst',
  'boat.rst.no-talk',
  'boat.xmas',
  'boat.syn',
  'boat.syn-ack',
  'boat.udp.caller',
  'boat.udp.target',
  'boat.unreachable',
  'tag.simulated',
] as const satisfies readonly MessageKey[];

export type ExperimentLabels = Readonly<Record<(typeof experimentLabels)[number], string>>;

/** What the two quays need besides. */
export const quaysLabels = [
  'quays.free.knock',
  'quays.free.lead',
  'quays.free.programs',
  'quays.free.title',
  'quays.name',
  'quays.started',
  'quays.stopped',
  'state.closed',
  'state.maybe',
  'state.open',
  'state.stealth',
  'state.unknown',
] as const satisfies readonly MessageKey[];

export type QuaysLabels = Readonly<Record<(typeof quaysLabels)[number], string>>;

/** What the picture of several machines needs besides. */
export const machinesLabels = [
  'machines.arrived',
  'machines.label',
  'machines.label.from',
  'machines.label.to',
  'machines.nobody',
] as const satisfies readonly MessageKey[];

export type MachinesLabels = Readonly<Record<(typeof machinesLabels)[number], string>>;

/** What the row of ports with its clock needs besides. */
export const portsLabels = [
  'ports.clock',
  'ports.milliseconds',
  'ports.not-yet',
  'ports.seconds',
  'ports.summary',
  'state.closed',
  'state.maybe',
  'state.open',
  'state.stealth',
  'state.unknown',
] as const satisfies readonly MessageKey[];

export type PortsLabels = Readonly<Record<(typeof portsLabels)[number], string>>;

/** What the log of a server's owner needs besides. */
export const logLabels = [
  'log.alarm',
  'log.answer.accepted',
  'log.answer.refused',
  'log.answer.silent',
  'log.column.answer',
  'log.column.at',
  'log.column.from',
  'log.column.port',
  'log.empty',
  'log.heading',
  'log.lines',
  'log.more',
  'log.no-alarm',
  'log.not-yet',
] as const satisfies readonly MessageKey[];

export type LogLabels = Readonly<Record<(typeof logLabels)[number], string>>;

/** What the permission slip needs besides. */
export const slipLabels = [
  'slip.aim',
  'slip.machine',
  'slip.none',
  'slip.not-yet',
  'slip.ports',
  'slip.ports.range',
  'slip.ports.single',
  'slip.stamp.carrier',
  'slip.stamp.home',
  'slip.stamp.other-ports',
  'slip.stamp.other-target',
  'slip.stamp.self',
  'slip.stamp.somebody-else',
  'slip.stamp.within',
  'slip.title',
] as const satisfies readonly MessageKey[];

export type SlipLabels = Readonly<Record<(typeof slipLabels)[number], string>>;

/** What the way from outside to inside needs besides. */
export const routeLabels = [
  'route.asks',
  'route.decided',
  'route.hops',
  'route.hops.wait',
  'route.inside',
  'route.none',
  'route.off',
  'route.outside',
  'route.result',
  'route.to',
  'route.way',
  'state.closed',
  'state.maybe',
  'state.open',
  'state.stealth',
] as const satisfies readonly MessageKey[];

export type RouteLabels = Readonly<Record<(typeof routeLabels)[number], string>>;
