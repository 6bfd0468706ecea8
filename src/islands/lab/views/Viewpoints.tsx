import { useCallback, useState } from 'preact/hooks';
import type { Viewpoint } from '#machines/lab/sights.view.ts';
import { useLab } from '../lab-context.ts';
import { SightCharts } from './SightCharts.tsx';
import { SightGrid } from './SightGrid.tsx';
import { SightTable } from './SightTable.tsx';
import { WatchForm } from './WatchForm.tsx';
import { Why } from './Why.tsx';
import styles from './views.module.css';

/** More ports than these are not looked at one by one: they are also drawn at a glance. */
const MOST_AT_A_GLANCE = 24;

/** The watched ports from three places side by side, and why the chosen one is as it is. */
export function Viewpoints() {
  const { rows, choosePort } = useLab();
  const [from, setFrom] = useState<Viewpoint>('internet');
  const choose = useCallback((port: number, place: Viewpoint): void => {
    choosePort(port);
    setFrom(place);
  }, []);
  const areMany = rows.length > MOST_AT_A_GLANCE;
  return (
    <div class={styles['views']}>
      <div class={styles['chosen']}>
        <WatchForm />
        {areMany && <SightCharts onChoose={choose} />}
        {areMany ? <SightGrid from={from} onChoose={choose} /> : <SightTable from={from} onChoose={choose} />}
      </div>
      <Why from={from} />
    </div>
  );
}
