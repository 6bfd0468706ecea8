import { useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { later } from '../../later.tsx';
import { useLab } from '../lab-context.ts';
import { Tabs } from '../frame/Tabs.tsx';
import { Viewpoints } from '../views/Viewpoints.tsx';
import { PacketLog } from './PacketLog.tsx';
import styles from './log.module.css';

const WhatIf = later(() => import('../views/WhatIf.tsx').then((module) => module.WhatIf));

const tabs = ['views', 'log', 'what-if'] as const;

type LogTab = (typeof tabs)[number];

/** The lower left: three viewpoints, the log, and what differs from the home as it was. */
export function LogPanel({ narrow }: { readonly narrow: boolean }) {
  const { labels } = useLab();
  const [tab, setTab] = useState<LogTab>('views');
  // On a small screen the viewpoints stand below the harbour, where they are needed.
  const shown = narrow && tab === 'views' ? 'log' : tab;
  return (
    <section class={styles['panel']}>
      <Tabs
        id="log"
        label={labels['lab.lower']}
        tabs={tabs
          .filter((name) => !narrow || name !== 'views')
          .map((name) => ({ name, word: <Ruby text={labels[`lab.lower.${name}`]} /> }))}
        chosen={shown}
        onChoose={(name) => setTab(name as LogTab)}
      >
        {shown === 'views' && <Viewpoints />}
        {shown === 'log' && <PacketLog />}
        {shown === 'what-if' && <WhatIf />}
      </Tabs>
    </section>
  );
}
