import { useMemo, useState } from 'preact/hooks';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { fieldAt, inspect } from '#machines/lab/inspection.ts';
import type { Packet } from '#sim/packet.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import styles from './packet.module.css';

/** Envelope in envelope: every field with what it is for, and its octets. */
export function Envelopes({ packet }: { readonly packet: Packet }) {
  const { labels } = useLab();
  const inspection = useMemo(() => inspect(packet), [packet]);
  const [chosen, choose] = useState<readonly [envelope: number, field: number]>([0, 0]);
  const envelope = inspection.envelopes[chosen[0]] ?? inspection.envelopes[0]!;
  const field = envelope.fields[chosen[1]] ?? envelope.fields[0]!;
  return (
    <div class={styles['inspector']}>
      <div class={styles['envelopes']}>
        {inspection.envelopes.map(({ header, isQuoted, fields }, place) => (
          <section key={place} data-depth={place} aria-label={header.toUpperCase()}>
            <h3>
              <Ruby
                text={fill(labels[isQuoted ? 'packet.envelope.quoted' : 'packet.envelope'], {
                  name: labels[`packet.header.${header}`],
                })}
              />
            </h3>
            <ul>
              {fields.map((candidate, index) => (
                <li key={index}>
                  <button
                    type="button"
                    aria-pressed={candidate === field}
                    onClick={() => choose([place, index])}
                    onFocus={() => choose([place, index])}
                  >
                    <span>
                      <Ruby text={labels[`packet.field.${candidate.field}`]} />
                    </span>
                    <b>{candidate.text}</b>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div class={styles['octets']}>
        <p class={styles['explained']} aria-live="polite">
          <b>
            <Ruby text={labels[`packet.field.${field.field}`]} />
          </b>{' '}
          <span>{fill(stripRuby(labels['packet.bits']), { bits: field.bits })}</span>
          <br />
          <Ruby text={labels[`packet.about.${field.field}`]} />
        </p>
        <pre class={styles['hex']} role="group" aria-label={stripRuby(labels['packet.hex'])}>
          {inspection.octets.map((octet, place) => {
            const lit = place >= field.from && place < field.to;
            return (
              <>
                <span
                  key={place}
                  data-lit={lit ? '' : undefined}
                  onClick={() => {
                    const found = fieldAt(inspection, place);
                    if (found !== null) choose(found);
                  }}
                >
                  {octet.toString(16).padStart(2, '0')}
                </span>
                {place % 8 === 7 ? '\n' : ' '}
              </>
            );
          })}
        </pre>
      </div>
    </div>
  );
}
