import { useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import type { SurveyClient } from '#browser/survey-client.ts';
import { offerFile } from '#browser/offer-file.ts';
import { addressWithScan } from '#browser/scan-address.ts';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './result.module.css';

type Said = 'copied' | 'manual' | 'saved' | 'failed' | null;

/** Takes the scan away: as a link, and as a file of packets. */
export function ShareBar(props: {
  readonly client: SurveyClient;
  readonly name: string;
  readonly labels: ScannerLabels;
}) {
  const { client, name, labels } = props;
  const [said, say] = useState<Said>(null);
  const [address, setAddress] = useState('');
  const copy = async (): Promise<void> => {
    const text = await client.link();
    if (text === null) {
      say('failed');
      return;
    }
    const link = addressWithScan(text);
    setAddress(link);
    try {
      await navigator.clipboard.writeText(link);
      say('copied');
    } catch {
      // Without permission the clipboard stays shut: the link is shown to be copied by hand.
      say('manual');
    }
  };
  const save = async (): Promise<void> => {
    const octets = await client.capture();
    if (octets === null) {
      say('failed');
      return;
    }
    offerFile(octets, `${name}.pcap`, 'application/vnd.tcpdump.pcap');
    say('saved');
  };
  const attempt = (work: () => Promise<void>) => () => {
    work().catch(() => say('failed'));
  };
  return (
    <section class={styles['share']}>
      <h2>
        <Ruby text={labels['share.title']} />
      </h2>
      <div class={styles['share-actions']}>
        <button type="button" class="button plain" onClick={attempt(copy)}>
          <span>
            <Ruby text={labels['share.copy']} />
          </span>
        </button>
        <button type="button" class="button plain" aria-describedby="pcap-note" onClick={attempt(save)}>
          <span>
            <Ruby text={labels['share.pcap']} />
          </span>
        </button>
        <small id="pcap-note">
          <Ruby text={labels['share.pcap.note']} />
        </small>
      </div>
      <p role="status" class={styles['share-said']}>
        {said !== null && <Ruby text={labels[`share.${said}`]} />}
      </p>
      {address !== '' && (
        <p class="field">
          <label for="share-link">
            <Ruby text={labels['share.link']} />
          </label>
          <input id="share-link" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
        </p>
      )}
    </section>
  );
}
