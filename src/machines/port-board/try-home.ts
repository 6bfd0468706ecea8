/**
 * Tries an answer to a port board out: each opened card becomes allow rules of a PC that otherwise lets nothing through,
 * the errands are run from inside, and the ports are scanned from outside. Which cards had to be opened is found out in
 * the same way and written nowhere.
 */
import { fail, ok, type Result } from '#result';
import { parseAddress } from '#sim/address.ts';
import type { HostRule } from '#sim/firewall/rule.ts';
import { apply, createNetwork, reportOf, runScan, scanOf, type Network } from '#sim/network.ts';
import { formatPortList, normalizePorts, parsePortList, type PortList } from '#sim/port-list.ts';
import { decodeScenario } from '#sim/scenario-decode.ts';
import type { ScannerSetup, Technique, Transport } from '#sim/scenario.ts';
import { encodeShare } from '#sim/share.ts';
import { publicAddress } from '#sim/viewpoint.ts';
import type {
  BoardCard,
  BoardPlan,
  BoardProblem,
  Call,
  Errand,
  ErrandFinding,
  Findings,
  Place,
  Ports,
  SeenPort,
} from './board-words.ts';

/** More steps than a scan of a board's ports takes. */
const MOST_STEPS = 200_000;

/** The answer, by card, put into force and tried. */
export function tryBoard(plan: BoardPlan, answer: Readonly<Record<string, Place>>): Result<Findings, BoardProblem> {
  const start = startOf(plan);
  if (!start.ok) return start;
  const home = withRules(start.value, plan, (card) => answer[card.id] === 'open');
  if (!home.ok) return home;
  const errands = runErrands(home.value, plan);
  if (!errands.ok) return errands;
  const seen = seenFromOutside(home.value, plan.cards);
  if (!seen.ok) return seen;
  const needed = neededCards(start.value, plan);
  if (!needed.ok) return needed;
  const shared = encodeShare({ scenario: home.value.scenario, scan: null }, null);
  return ok({ errands: errands.value, seen: seen.value, needed: needed.value, home: shared });
}

/** The number on a card: all its ports, ranges with a dash. */
export function cardNumber(opens: readonly Ports[]): Result<string, BoardProblem> {
  const ranges: PortList[number][] = [];
  for (const { ports } of opens) {
    const list = portsOf(ports);
    if (!list.ok) return list;
    ranges.push(...list.value);
  }
  return ok(formatPortList(normalizePorts(ranges)).replaceAll('-', '–'));
}

function startOf({ scenario }: BoardPlan): Result<Network, BoardProblem> {
  const decoded = decodeScenario(scenario);
  if (!decoded.ok) return fail({ code: 'bad-scenario', problems: decoded.problem });
  return ok(createNetwork(decoded.value, { packets: false }));
}

function portsOf(text: string): Result<PortList, BoardProblem> {
  const list = parsePortList(text);
  return list.ok ? list : fail({ code: 'bad-ports', ports: text });
}

/** The PC with an allow rule for each transport of each card that is to be open. */
function withRules(
  start: Network,
  { host, cards, given }: BoardPlan,
  isOpen: (card: BoardCard) => boolean,
): Result<Network, BoardProblem> {
  let network = start;
  for (const card of [...given, ...cards.filter(isOpen)])
    for (const [place, { proto, ports }] of card.opens.entries()) {
      const list = portsOf(ports);
      if (!list.ok) return list;
      const rule = allowRule(`${card.id}-${String(place + 1)}`, card, proto, list.value);
      const next = apply(network, { kind: 'rule.add', host, rule });
      if (!next.ok) return fail({ code: 'refused', problem: next.problem });
      network = next.value;
    }
  return ok(network);
}

/** What comes in is known by the PC's own port, what goes out by the port that it calls. */
function allowRule(id: string, { name, direction }: BoardCard, proto: Transport, ports: PortList): HostRule {
  return {
    id,
    name: `${name} ${formatPortList(ports)}`,
    group: null,
    direction,
    action: 'allow',
    enabled: true,
    proto,
    ports: direction === 'in' ? ports : null,
    remotePorts: direction === 'out' ? ports : null,
    remote: null,
    rejectWith: 'tcp-reset',
    profiles: null,
    program: null,
    secure: false,
  };
}

function runErrands(home: Network, { host, errands }: BoardPlan): Result<readonly ErrandFinding[], BoardProblem> {
  const found: ErrandFinding[] = [];
  for (const errand of errands) {
    const finding = runErrand(home, host, errand);
    if (!finding.ok) return finding;
    found.push(finding.value);
  }
  return ok(found);
}

function runErrand(home: Network, host: string, { id, calls }: Errand): Result<ErrandFinding, BoardProblem> {
  for (const call of calls) {
    const answered = isAnswered(home, host, call);
    if (!answered.ok) return answered;
    if (!answered.value) return ok({ id, stoppedAt: call });
  }
  return ok({ id, stoppedAt: null });
}

function isAnswered(home: Network, host: string, { proto, to, port }: Call): Result<boolean, BoardProblem> {
  const target = parseAddress(to);
  if (!target.ok) return fail({ code: 'bad-address', address: to });
  const scanner: ScannerSetup = { vantage: 'lan', host, address: home.scenario.scanner.address };
  const technique = proto === 'tcp' ? 'connect' : 'udp';
  const states = scanned(home, scanner, technique, target.value, [{ low: port, high: port }]);
  return states.ok ? ok(states.value[0]?.state === 'open') : states;
}

function seenFromOutside(home: Network, cards: readonly BoardCard[]): Result<readonly SeenPort[], BoardProblem> {
  const scanner: ScannerSetup = { vantage: 'internet', host: null, address: home.scenario.scanner.address };
  const seen: SeenPort[] = [];
  for (const { id, direction, opens } of cards) {
    if (direction === 'out') continue;
    for (const { proto, ports } of opens) {
      const list = portsOf(ports);
      if (!list.ok) return list;
      const technique = proto === 'tcp' ? 'syn' : 'udp';
      const states = scanned(home, scanner, technique, publicAddress(home.scenario), list.value);
      if (!states.ok) return states;
      for (const { port, state } of states.value) seen.push({ card: id, proto, port, state });
    }
  }
  return ok(seen.sort((a, b) => a.port - b.port || (a.proto < b.proto ? -1 : 1)));
}

function scanned(
  home: Network,
  scanner: ScannerSetup,
  technique: Technique,
  target: number,
  ports: PortList,
): Result<readonly { readonly port: number; readonly state: string }[], BoardProblem> {
  const scan = { ...home.scenario.scan, technique, target, ports };
  const started = apply(home, { kind: 'scan.start', scanner, scan });
  if (!started.ok) return fail({ code: 'refused', problem: started.problem });
  return ok(reportOf(scanOf(runScan(started.value, 1, MOST_STEPS), 1)!).ports);
}

/** A card is needed when an errand fails with it closed and all others open. */
function neededCards(start: Network, plan: BoardPlan): Result<readonly string[], BoardProblem> {
  const needed: string[] = [];
  for (const card of plan.cards) {
    const home = withRules(start, plan, (other) => other !== card);
    if (!home.ok) return home;
    const errands = runErrands(home.value, plan);
    if (!errands.ok) return errands;
    if (errands.value.some(({ stoppedAt }) => stoppedAt !== null)) needed.push(card.id);
  }
  return ok(needed);
}
