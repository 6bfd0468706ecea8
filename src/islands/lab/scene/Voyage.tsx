import { useEffect, useRef } from 'preact/hooks';
import { BoatShape } from '#art/Boat.tsx';
import { FlagShape, type FlagName } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { boatOf, formatEndpoint } from '#machines/lab/boat.ts';
import { packetOf } from '#machines/lab/log.ts';
import type { SightRow } from '#machines/lab/sights.view.ts';
import type { Voyage as Way } from '#machines/lab/voyage.ts';
import type { Packet } from '#sim/packet.ts';
import { useLab } from '../lab-context.ts';
import { placeOf, type Geography, type Point } from './geography.ts';
import { Label } from './Label.tsx';
import styles from './scene.module.css';

const LEG_MS = 900;

interface VoyageProps {
  readonly geo: Geography;
  readonly voyage: Way;
  readonly shown: readonly SightRow[];
}

/** The boat of the line at the playhead: its way so far, itself under its flags, and what was decided here. */
export function Voyage({ geo, voyage, shown }: VoyageProps) {
  const { state, view, labels, wording } = useLab();
  const entry = state.playhead.lines[state.playhead.line]!;
  const packet = packetOf(entry);
  const berth = berthOf(packet, shown);
  const at = (device: number): Point => placeOf(view.network, device, state.pc, berth, geo);
  const stops = voyage.stops.map(at);
  const isAnswered = entry.kind === 'ruling' && entry.ruling === 'answer' && isPc(entry.device);
  const here: Point = isAnswered ? geo.quay(berth) : (stops.at(-1) ?? geo.scanner);
  const from = voyage.from === null ? null : (stops.at(-2) ?? null);
  const boat = packet === null ? null : boatOf(packet);
  const flags: readonly FlagName[] = voyage.isStopped ? ['L'] : (boat?.flags ?? []);
  const isWide = geo.name === 'wide';
  const size = isWide ? 0.86 : 0.66;
  const isOwn = boat !== null && voyage.stops[0] !== undefined && isPc(voyage.stops.at(-2) ?? voyage.stops[0]);
  const moving = useSail(from, here, `${state.playhead.line} ${entry.events}`, state.speed);
  return (
    <g>
      <path class={styles['route']} d={`M${stops.map((stop) => stop.join(' ')).join('L')}`} />
      {stops.slice(0, -1).map(([x, y], place) => (
        <circle key={place} class={styles['stop']} cx={x} cy={y} r="5" />
      ))}
      {boat !== null && (
        <g transform={`translate(${here[0]} ${here[1]})`}>
          <g ref={moving}>
            <ellipse class={styles['halo']} rx={56 * size} ry={40 * size} />
            <g transform={`scale(${size}) translate(-40 -40)`}>
              <BoatShape kind={isOwn ? 'own' : 'other'} heading={headingOf(from, here)} flags={flags} />
            </g>
          </g>
        </g>
      )}
      {entry.kind === 'call' && (
        <g transform={`translate(${here[0] - 12} ${here[1] - 44})`}>
          <FlagShape name="U" />
        </g>
      )}
      {entry.kind !== 'sail' && entry.kind !== 'change' && (
        <Label {...noteBox(entry.kind === 'verdict' ? geo.scanner : here, geo)} plate>
          <span class={styles['note']}>
            <b>
              <Ruby text={wording.device(view.network, entry.device)} />
            </b>
            {entry.kind === 'rewrite' && entry.before !== null && (
              <Rewritten before={entry.before} after={entry.packet} />
            )}
            <span>
              <Ruby text={wording.line(view.network, entry)} />
            </span>
            {voyage.isStopped && entry.kind !== 'verdict' && (
              <b class={styles['stopped']}>
                <Ruby text={labels['lab.scene.stopped']} />
              </b>
            )}
          </span>
        </Label>
      )}
    </g>
  );

  function isPc(device: number): boolean {
    return view.network.topology.devices[device]?.name === state.pc;
  }
}

/** The address that was struck out. */
function Rewritten({ before, after }: { readonly before: Packet; readonly after: Packet }) {
  const [old, now] = [boatOf(before), boatOf(after)];
  const changed = formatEndpoint(old.destination) === formatEndpoint(now.destination) ? old.source : old.destination;
  return (
    <s>
      <code>{formatEndpoint(changed)}</code>
    </s>
  );
}

/** Where the note about a decision floats: beside the boat, on the side where there is room. */
function noteBox([x, y]: Point, geo: Geography) {
  const width = geo.name === 'wide' ? 214 : 176;
  const left = x - width - 54;
  return {
    x: Math.max(4, left > 0 ? left : Math.min(x + 50, geo.width - width - 4)),
    y: Math.max(4, Math.min(y - 62, geo.height - 120)),
    width,
    height: 118,
  };
}

/** The berth that a packet is for, or comes from; the middle one where the chart does not show it. */
function berthOf(packet: Packet | null, shown: readonly SightRow[]): number {
  const subject = packet?.kind === 'icmp-error' ? packet.quote : packet;
  if (subject === null || subject === undefined || subject.kind === 'icmp') return Math.floor(shown.length / 2);
  const found = shown.findIndex(({ port }) => port === subject.destinationPort || port === subject.sourcePort);
  return found < 0 ? Math.floor(shown.length / 2) : found;
}

function headingOf(from: Point | null, to: Point): 'left' | 'right' {
  return from !== null && from[0] > to[0] ? 'left' : 'right';
}

/** Lets an element sail in from where it came; where motion is not wanted it is simply there. */
function useSail(from: Point | null, to: Point, leg: string, speed: number) {
  const element = useRef<SVGGElement>(null);
  const still = useRef(true);
  useEffect(() => {
    const first = still.current;
    still.current = false;
    if (from === null || first || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    element.current?.animate(
      [{ transform: `translate(${from[0] - to[0]}px, ${from[1] - to[1]}px)` }, { transform: 'translate(0, 0)' }],
      { duration: LEG_MS / Math.max(0.5, speed), easing: 'cubic-bezier(.45,.05,.35,1)' },
    );
  }, [leg]);
  return element;
}
