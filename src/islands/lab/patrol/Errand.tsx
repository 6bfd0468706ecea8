import type { ComponentChildren } from 'preact';
import { Flag, type FlagName } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { PatrolEvent } from '#machines/patrol/patrol.machine.ts';
import type { PatrolPhase, PatrolView } from '#machines/patrol/patrol.view.ts';
import { useLab } from '../lab-context.ts';
import type { LabLabel } from '../lab.labels.ts';
import { Letter } from './Letter.tsx';
import { Mail } from './Mail.tsx';
import { ServerLog } from './ServerLog.tsx';
import { Slip } from './Slip.tsx';
import styles from './patrol.module.css';

const FLAGS: Readonly<Record<Exclude<PatrolPhase, 'watching'>, FlagName>> = {
  slip: 'Q',
  refused: 'L',
  tempted: 'U',
  scanning: 'U',
  unnoticed: 'U',
  cut: 'V',
  mail: 'V',
  log: 'V',
  letter: 'K',
  asked: 'K',
  permitted: 'C',
  finished: 'C',
};

/** A patrol that is more than a form: each phase with its heading, what is to be read, and the ways on. */
export function Errand({ view }: { readonly view: PatrolView }) {
  const { patrol, labels } = useLab();
  const { phase } = view;
  if (phase === 'watching') return null;
  const send = (event: PatrolEvent) => (): void => patrol.actor.send(event);
  return (
    <section class={styles['errand']} data-phase={phase} aria-labelledby="patrol-phase">
      <h2 id="patrol-phase" tabIndex={-1}>
        <Flag name={FLAGS[phase]} width={38} />
        <span>
          <Ruby text={labels[`patrol.${phase}.title`]} />
        </span>
      </h2>
      {phase === 'slip' && <Slip view={view} />}
      {phase === 'refused' && <Say text="patrol.refused.lead" />}
      {phase === 'tempted' && <Say text="patrol.tempted" />}
      {(phase === 'refused' || phase === 'tempted') && <Law />}
      {phase === 'scanning' && <Say text="patrol.scanning" />}
      {phase === 'permitted' && <Say text="patrol.permitted" />}
      {phase === 'unnoticed' && <Say text="patrol.unnoticed" />}
      {phase === 'cut' && <Say text="patrol.cut.lead" />}
      {phase === 'mail' && <Mail view={view} />}
      {phase === 'log' && <ServerLog view={view} />}
      {phase === 'letter' && <Letter view={view} />}
      {phase === 'asked' && <Say text="patrol.asked" />}
      {phase === 'finished' && <Say text="patrol.finished" />}
      <p class={styles['ways']}>
        {phase === 'tempted' && <Way word="patrol.insist" onGo={send({ type: 'scan.insist' })} />}
        {(phase === 'scanning' || phase === 'permitted') && <Way word="patrol.await" isMain onGo={patrol.awaitScan} />}
        {phase === 'cut' && <Way word="patrol.mail.open" isMain onGo={send({ type: 'mail.open' })} />}
        {phase === 'mail' && <Way word="patrol.log.open" isMain onGo={send({ type: 'log.open' })} />}
        {(phase === 'log' || phase === 'unnoticed') && (
          <Way word="patrol.letter.begin" isMain onGo={send({ type: 'letter.begin' })} />
        )}
        {phase === 'letter' && <Way word="patrol.letter.send" isMain onGo={send({ type: 'letter.send' })} />}
        {phase === 'asked' && <Way word="patrol.answer.open" isMain onGo={patrol.awaitAnswer} />}
        {view.canTurnBack && (
          <Way
            word={phase === 'finished' ? 'patrol.home' : 'patrol.turn-back'}
            isMain={phase !== 'slip'}
            onGo={send({ type: 'aim.withdraw' })}
          />
        )}
      </p>
    </section>
  );
}

function Say({ text }: { readonly text: LabLabel }): ComponentChildren {
  const { labels } = useLab();
  return (
    <p>
      <Ruby text={labels[text]} />
    </p>
  );
}

/** What the law says of a scan, in the words of the course's sources. */
function Law() {
  const { labels } = useLab();
  return (
    <div class="note">
      <p>
        <Ruby text={labels['patrol.law']} />
      </p>
      <p class={styles['small']}>
        <Ruby text={labels['patrol.law.source']} />
      </p>
    </div>
  );
}

interface WayProps {
  readonly word: LabLabel;
  readonly isMain?: boolean;
  readonly onGo: () => void;
}

function Way({ word, isMain = false, onGo }: WayProps) {
  const { labels } = useLab();
  return (
    <button type="button" class={isMain ? 'button small' : 'button small plain'} onClick={onGo}>
      <span>
        <Ruby text={labels[word]} />
      </span>
    </button>
  );
}
