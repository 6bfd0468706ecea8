import { useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { packetAt } from '#machines/lab/log.ts';
import { Tabs } from '../frame/Tabs.tsx';
import { later } from '../../later.tsx';
import { useLab } from '../lab-context.ts';
import { PacketTag } from './PacketTag.tsx';
import styles from './packet.module.css';

const Envelopes = later(() => import('./Envelopes.tsx').then((module) => module.Envelopes));
const TcpChart = later(() => import('./TcpChart.tsx').then((module) => module.TcpChart));

const tabs = ['tag', 'envelopes', 'tcp'] as const;

type PacketTab = (typeof tabs)[number];

/** この船の荷札: the packet at the playhead, in short, field by field, and the connection it belongs to. */
export function PacketPanel() {
  const { state, labels } = useLab();
  const [tab, setTab] = useState<PacketTab>('tag');
  const entry = state.playhead.lines[state.playhead.line];
  const packet = packetAt(state.playhead.lines, state.playhead.line);
  return (
    <section class={styles['panel']}>
      <Tabs
        id="packet"
        label={labels['packet.title']}
        tabs={tabs.map((name) => ({ name, word: <Ruby text={labels[`packet.tab.${name}`]} /> }))}
        chosen={tab}
        onChoose={(name) => setTab(name as PacketTab)}
      >
        {tab === 'tcp' ? (
          <TcpChart />
        ) : entry === undefined || packet === null ? (
          <p class={styles['nothing']}>
            <Ruby text={labels[entry?.kind === 'change' ? 'packet.none.change' : 'packet.none']} />
          </p>
        ) : tab === 'tag' ? (
          <PacketTag entry={entry} packet={packet} />
        ) : (
          <Envelopes packet={packet} />
        )}
      </Tabs>
    </section>
  );
}
