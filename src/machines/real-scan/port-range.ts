/** Which ports a real scan looks at: one of three ready lists, or what somebody typed. */
import { fail, ok, type Result } from '#result';
import { countPorts, formatPortList, type PortList } from '#sim/port-list.ts';
import { readTypedPorts, type TypedPortsProblem } from './typed-ports.ts';

export const RANGE_CHOICES = ['common', 'service', 'all', 'own'] as const;
export type RangeChoice = (typeof RANGE_CHOICES)[number];

/** As the helper reads it, with how many ports it holds. */
export interface PortRange {
  readonly ports: string;
  readonly count: number;
}

/** `ports-many`: more pieces than one request may have. */
export type RangeProblem = TypedPortsProblem | 'ports-many';

/** A request has at most so many pieces and characters (contract §5). */
const MOST_ITEMS = 256;
const MOST_CHARACTERS = 1_024;

/** Numbers that programs on home PCs are known to wait at. */
const COMMON =
  '20-23,25,53,67-69,79-80,88,110-111,113,119,123,135,137-139,143,161-162,179,389,443,445,500,513-515,546-548,554,587,631,' +
  '853,873,993,995,1080,1194,1433,1723,1883,1900,2049,2375,3000,3074,3306,3389,3478,3702,4321,4500,5000,5040,5050,5060,' +
  '5173,5351,5353,5355,5357,5432,5900,5985-5986,6379,7547,7680,8000,8080,8443,9100,9200,11211,17500,19132,25565,27015-' +
  '27017,27036,32400,47815,49664-49671,51820';

const READY: Readonly<Record<Exclude<RangeChoice, 'own'>, string>> = {
  common: COMMON,
  // A scan from outside begins with 0; the operating system lets nobody ask for a connection to 0.
  service: '1-1055',
  all: '1-65535',
};

/** The ports of a choice; for `own` what was typed, or what is wrong with it. */
export function rangeOf(choice: RangeChoice, typed: string): Result<PortRange, RangeProblem> {
  const read = readTypedPorts(choice === 'own' ? typed : READY[choice]);
  return read.ok ? asRequest(read.value) : read;
}

function asRequest(ports: PortList): Result<PortRange, RangeProblem> {
  const text = formatPortList(ports);
  if (ports.length > MOST_ITEMS || text.length > MOST_CHARACTERS) return fail('ports-many');
  return ok({ ports: text, count: countPorts(ports) });
}
