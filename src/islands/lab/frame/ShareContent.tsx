import { useMemo, useState } from 'preact/hooks';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { addressWithHome } from '#browser/lab-address.ts';
import { offerFile } from '#browser/offer-file.ts';
import { CAPTURE_PLACES, captureFile, type CapturePlace } from '#machines/lab/capture-file.ts';
import { linkText } from '#machines/lab/homes.ts';
import { useLab } from '../lab-context.ts';
import { LONGEST_CODE, QrCode } from './QrCode.tsx';
import styles from './strip.module.css';

/** The ways out: a link, its code, and the packets as a file. */
export function ShareContent() {
  const { state, view, labels } = useLab();
  const [said, say] = useState<'copied' | 'manual' | 'saved' | null>(null);
  const [place, choosePlace] = useState<CapturePlace>('gateway-wan');
  const link = useMemo(() => addressWithHome(linkText(view.scenario, state.base)), [view.scenario, state.base]);
  const copy = (): void => {
    navigator.clipboard.writeText(link).then(
      () => say('copied'),
      // Without permission the clipboard stays shut: the link can be copied by hand.
      () => say('manual'),
    );
  };
  const save = (): void => {
    const octets = new Uint8Array(captureFile(view.network, place, state.pc));
    offerFile(octets, `${view.scenario.name}-${place}.pcap`, 'application/vnd.tcpdump.pcap');
    say('saved');
  };
  return (
    <div class={styles['share']}>
      <div class={styles['code']}>
        {link.length <= LONGEST_CODE ? (
          <QrCode text={link} label={stripRuby(labels['lab.share.code'])} />
        ) : (
          <p>
            <Ruby text={labels['lab.share.code.long']} />
          </p>
        )}
      </div>
      <div class={styles['ways']}>
        <p>
          <Ruby text={labels['lab.share.note']} />
        </p>
        <p class="field">
          <label for="lab-link">
            <Ruby text={labels['lab.share.link']} />
          </label>
          <input id="lab-link" readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
        </p>
        <button type="button" class="button" onClick={copy}>
          <span>
            <Ruby text={labels['lab.share.copy']} />
          </span>
        </button>
        <p class="field">
          <label for="lab-capture">
            <Ruby text={labels['lab.share.place']} />
          </label>
          <select
            id="lab-capture"
            value={place}
            onChange={({ currentTarget }) => choosePlace(currentTarget.value as CapturePlace)}
          >
            {CAPTURE_PLACES.map((name) => (
              <option key={name} value={name}>
                {stripRuby(labels[`lab.share.place.${name}`])}
              </option>
            ))}
          </select>
        </p>
        <button type="button" class="button plain" onClick={save}>
          <span>
            <Ruby text={labels['lab.share.pcap']} />
          </span>
        </button>
        <p role="status" class={styles['said']}>
          {said !== null && <Ruby text={labels[`lab.share.${said}`]} />}
        </p>
      </div>
    </div>
  );
}
