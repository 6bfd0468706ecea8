import { Flag } from '#art/Flag.tsx';
import { Icon, type IconName } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { boatOf, formatEndpoint } from '#machines/lab/boat.ts';
import { linesOfBoat, type LogLine } from '#machines/lab/log.ts';
import type { Packet } from '#sim/packet.ts';
import { useLab } from '../lab-context.ts';
import styles from './packet.module.css';

/** The tag in short: flags, from, to, the address that was struck out, and the doors on the way. */
export function PacketTag({ entry, packet }: { readonly entry: LogLine; readonly packet: Packet }) {
  const { state, labels } = useLab();
  const { lines, line } = state.playhead;
  const boat = boatOf(packet);
  const last = entry.kind === 'change' ? undefined : lastRewrite(lines, entry.cause, line);
  const old = last === undefined || last.before === null ? null : boatOf(last.before);
  return (
    <div class={styles['tag']}>
      <dl>
        <dt>
          <Ruby text={labels['packet.flag']} />
        </dt>
        <dd class={styles['flags']}>
          {boat.flags.map((flag) => (
            <Flag key={flag} name={flag} width={26} />
          ))}
          <b>
            <Ruby text={labels[`packet.word.${boat.word}`]} />
          </b>
          <span>
            <Ruby text={labels[`packet.says.${boat.word}`]} />
          </span>
        </dd>
        <dt>
          <Ruby text={labels['packet.source']} />
        </dt>
        <dd class={styles['code']}>
          {formatEndpoint(boat.source)}
          <Struck now={formatEndpoint(boat.source)} old={old === null ? null : formatEndpoint(old.source)} />
        </dd>
        <dt>
          <Ruby text={labels['packet.destination']} />
        </dt>
        <dd class={styles['code']}>
          <b>{formatEndpoint(boat.destination)}</b>
          <Struck now={formatEndpoint(boat.destination)} old={old === null ? null : formatEndpoint(old.destination)} />
        </dd>
        <dt>
          <Ruby text={labels['packet.protocol']} />
        </dt>
        <dd>
          {boat.protocol} / TTL {packet.ttl}
        </dd>
      </dl>
      <Doors entry={entry} />
    </div>
  );
}

function lastRewrite(lines: readonly LogLine[], cause: number, upTo: number) {
  return linesOfBoat(lines, cause, upTo)
    .map(([, line]) => line)
    .findLast((line) => line.kind === 'rewrite');
}

/** The address that NAT struck out, beside the new one. */
function Struck({ now, old }: { readonly now: string; readonly old: string | null }) {
  const { labels } = useLab();
  if (old === null || old === now) return null;
  return (
    <small>
      <Ruby text={labels['packet.before']} /> <s>{old}</s>
    </small>
  );
}

/** The doors that this boat has come by, those done and the one it stands at. */
function Doors({ entry }: { readonly entry: LogLine }) {
  const { state, view, labels, wording } = useLab();
  const { lines, line } = state.playhead;
  if (entry.kind === 'change') return null;
  const doors = linesOfBoat(lines, entry.cause, line).filter(
    ([, { kind }]) => kind === 'ruling' || kind === 'rewrite' || kind === 'call',
  );
  return (
    <ol class={styles['doors']} aria-label={stripRuby(labels['packet.doors'])}>
      {doors.length === 0 && (
        <li data-now="">
          <span class={styles['node']}>
            <Icon name="sail" width={18} />
          </span>
          <p>
            <span>
              <Ruby text={labels['packet.doors.none']} />
            </span>
          </p>
        </li>
      )}
      {doors.map(([place, door]) => (
        <li key={place} data-now={place === line ? '' : undefined}>
          <span class={styles['node']}>
            <Icon name={iconOf(view.network.topology.devices[deviceOf(door)]?.role)} width={18} />
          </span>
          <p>
            <b>
              <Ruby text={wording.device(view.network, deviceOf(door))} />
            </b>
            <span>
              <Ruby text={wording.line(view.network, door)} />
            </span>
          </p>
        </li>
      ))}
    </ol>
  );
}

function deviceOf(entry: LogLine): number {
  return entry.kind === 'change' ? -1 : entry.device;
}

function iconOf(role: string | undefined): IconName {
  if (role === 'gateway' || role === 'upstream') return 'lighthouse';
  return role === 'provider' ? 'antenna' : 'monitor';
}
