/** Sentences about what happens in a lab, put together from labels. No word of its own. */
import { boatOf, formatEndpoint } from '#machines/lab/boat.ts';
import type { LogLine } from '#machines/lab/log.ts';
import { nameOfDevice, nameOfRef } from '#machines/lab/names.ts';
import { formatPortList, type WatchProblem } from '#machines/lab/watch-list.ts';
import { stateOfVerdict, type PortAnswer } from '#machines/lab/sights.view.ts';
import type { Command } from '#sim/command.ts';
import type { Network } from '#sim/network.ts';
import type { Text } from '#sim/scenario.ts';
import { fill } from '../fill.ts';
import type { LabLabel, LabLabels } from './lab.labels.ts';

export interface Wording {
  text(text: Text | string): string;
  /** A device by the index in its network. */
  device(network: Network, index: number | null): string;
  /** What a line of the log says happened. */
  line(network: Network, line: LogLine): string;
  change(network: Network, command: Command): string;
  /** Which door decided, and by which rule. */
  door(network: Network, answer: PortAnswer): string;
  seconds(microseconds: number): string;
}

export function createWording(labels: LabLabels, locale: 'ja' | 'en'): Wording {
  const text = (value: Text | string): string => (typeof value === 'string' ? value : value[locale]);
  function device(network: Network, index: number | null): string {
    const named = index === null ? null : nameOfDevice(network, index);
    if (named === null) return labels['lab.place.nobody'];
    if (named.role === 'scanner') return labels['place.scanner'];
    const { line } = network.scenario;
    if (named.role === 'gateway') return labels[line === 'tethering' ? 'place.phone' : 'place.gateway'];
    if (named.role === 'upstream') return labels[line === 'double-router' ? 'place.upstream' : 'place.carrier'];
    if (named.role === 'provider') return labels['place.provider'];
    return named.label === null ? named.name : named.label[locale];
  }

  function ruleName(network: Network, deviceIndex: number, ref: string): string {
    return text(nameOfRef(network.scenario, network.topology.devices[deviceIndex]?.name ?? null, ref));
  }

  function line(network: Network, entry: LogLine): string {
    switch (entry.kind) {
      case 'change':
        return change(network, entry.command);
      case 'sail':
        return fill(labels['lab.log.sail'], { to: device(network, entry.to) });
      case 'call':
        return labels['lab.log.call'];
      case 'verdict':
        return fill(labels['lab.log.verdict'], {
          port: entry.port,
          state: labels[stateLabel(stateOfVerdict(entry.verdict))],
        });
      case 'rewrite': {
        const after = boatOf(entry.packet);
        const before = entry.before === null ? null : boatOf(entry.before);
        const isDestination =
          before === null || formatEndpoint(before.destination) !== formatEndpoint(after.destination);
        return fill(labels[isDestination ? 'lab.log.rewrite-destination' : 'lab.log.rewrite-source'], {
          to: formatEndpoint(isDestination ? after.destination : after.source),
        });
      }
      case 'ruling':
        return fill(labels[entry.ref === null ? 'lab.log.ruling' : 'lab.log.ruling-by'], {
          stage: labels[`stage.${entry.stage}`],
          name: entry.ref === null ? '' : ruleName(network, entry.device, entry.ref),
          ruling: labels[`ruling.${entry.ruling}`],
        });
    }
  }

  function change({ scenario }: Network, command: Command): string {
    const host = 'host' in command ? scenario.hosts.find(({ name }) => name === command.host) : undefined;
    const key = `lab.change.${variantOf(command)}` as LabLabel;
    const name = nameIn(command);
    return fill(labels[key], {
      host: host === undefined ? '' : text(host.label ?? host.name),
      name: name === null ? '' : text(nameOfRef(scenario, host?.name ?? null, name)),
      ports: command.kind === 'scan.start' ? formatPortList(command.scan.ports) : '',
      port: command.kind === 'forward.add' ? command.forward.wanPort : '',
    });
  }

  function door(network: Network, answer: PortAnswer): string {
    const sentence = labels[`door.${answer.door}`];
    if (answer.ref === null) return sentence;
    return fill(labels['lab.why.by'], { sentence, name: text(nameOfRef(network.scenario, answer.device, answer.ref)) });
  }

  return {
    text,
    device,
    line,
    change,
    door,
    // Both languages write it so; a formatter of Intl takes a telephone 80 ms to make.
    seconds: (microseconds) => (microseconds / 1_000_000).toFixed(3),
  };
}

export function stateLabel(state: ReturnType<typeof stateOfVerdict>): LabLabel {
  return state === 'nobody' ? 'lab.state.nobody' : `state.${state}`;
}

/** What is wrong with a list of ports. */
export function portProblem(code: WatchProblem['code']): LabLabel {
  return code === 'ports-too-many' ? 'lab.ports-too-many' : `scanner.problem.${code}`;
}

/** The kind of a command as the labels tell them apart: what is switched on or off has a label for each. */
function variantOf(command: Command): string {
  switch (command.kind) {
    case 'host.power':
    case 'router.power':
      return `${command.kind}.${command.up ? 'on' : 'off'}`;
    case 'program.run':
      return `${command.kind}.${command.running ? 'on' : 'off'}`;
    case 'upnp.enable':
      return `${command.kind}.${command.enabled ? 'on' : 'off'}`;
    default:
      return command.kind;
  }
}

function nameIn(command: Command): string | null {
  switch (command.kind) {
    case 'program.run':
    case 'program.listen':
      return command.program;
    case 'rule.add':
      return command.rule.name;
    case 'forward.add':
      return command.forward.name;
    case 'upnp.map':
      return command.mapping.name;
    case 'rule.change':
    case 'rule.remove':
    case 'forward.change':
    case 'forward.remove':
    case 'upnp.unmap':
      return command.id;
    default:
      return null;
  }
}
