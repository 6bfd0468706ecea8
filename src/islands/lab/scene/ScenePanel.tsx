import { useState } from 'preact/hooks';
import { Ruby } from '#art/Ruby.tsx';
import { later } from '../../later.tsx';
import { useLab } from '../lab-context.ts';
import { Viewpoints } from '../views/Viewpoints.tsx';
import { narrow as narrowChart, wide } from './geography.ts';
import { Scene } from './Scene.tsx';
import styles from './scene.module.css';

const SceneTwin = later(() => import('./SceneTwin.tsx').then((module) => module.SceneTwin));

/** The harbour as a chart, or the same as text: whichever one likes to play with. */
export function ScenePanel({ narrow }: { readonly narrow: boolean }) {
  const { labels } = useLab();
  const [isText, setText] = useState(false);
  return (
    <section class={styles['panel']} aria-labelledby="scene-title">
      <h2 id="scene-title" class="quiet">
        <Ruby text={labels['lab.scene']} />
      </h2>
      <button type="button" class={styles['switch']} aria-pressed={isText} onClick={() => setText(!isText)}>
        <Ruby text={labels['lab.scene.text']} />
      </button>
      {isText ? <SceneTwin /> : <Scene geo={narrow ? narrowChart : wide} />}
      {narrow && <Viewpoints />}
    </section>
  );
}
