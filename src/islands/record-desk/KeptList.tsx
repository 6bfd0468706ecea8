import type { ComponentChildren } from 'preact';
import { Flag } from '#art/Flag.tsx';
import { isPennantDigit, Pennant } from '#art/Pennant.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { KeptThings } from '#browser/device-keeping.ts';
import type { ProgressTrouble } from '#browser/progress-store.ts';
import type { RecordSummary } from '#machines/record-desk/record-desk.view.ts';
import { fill } from '../fill.ts';
import type { RecordCourse, RecordLabels } from './record-desk.labels.ts';
import styles from './record-desk.module.css';
import { SummaryNotes } from './SummaryNotes.tsx';

interface KeptListProps {
  readonly labels: RecordLabels;
  readonly course: RecordCourse;
  readonly summary: RecordSummary;
  readonly trouble: ProgressTrouble | null;
  readonly kept: KeptThings;
  readonly links: { readonly quiz: string; readonly missions: string; readonly scans: string };
}

/** Everything that this browser keeps, in words. */
export function KeptList({ labels, course, summary, trouble, kept, links }: KeptListProps) {
  const of = (done: number, count: number) => fill(labels['record.of'], { done, count });
  const last = course.trials.find(({ id }) => id === summary.last?.trial);
  return (
    <section class={styles['panel']} aria-labelledby="record-kept">
      <h2 id="record-kept" tabIndex={-1} data-heading="done">
        <Ruby text={labels['record.kept.title']} />
      </h2>
      {trouble !== null && (
        <div class="message" data-kind="warn">
          <Flag name="U" width={42} />
          <p class="message-text">
            <Ruby text={labels[`record.trouble.${trouble}`]} />
          </p>
        </div>
      )}
      <Hoist course={course} pennants={summary.pennants} />
      <dl class={styles['kept']}>
        <Kept name={labels['record.kept.pennants']}>
          <Ruby text={of(summary.pennants.length, course.trials.length)} />
        </Kept>
        <Kept name={labels['record.kept.trials']}>
          <Ruby text={of(summary.begun.length, course.trials.length)} />
        </Kept>
        <Kept name={labels['record.kept.experiments']}>
          <Ruby text={fill(labels['record.count'], { count: summary.experiments })} />
        </Kept>
        <Kept name={labels['record.kept.missions']} href={links.missions}>
          <Ruby text={of(summary.missions, course.missions.length)} />
        </Kept>
        <Kept name={labels['record.kept.cards']} href={links.quiz}>
          <Ruby text={fill(labels['record.cards'], { count: summary.cards, due: summary.due })} />
        </Kept>
        <Kept
          name={labels['record.kept.last']}
          href={
            last === undefined ? undefined : `${last.href}${summary.last?.section ? `#${summary.last.section}` : ''}`
          }
        >
          {last === undefined ? (
            <Ruby text={labels['record.none']} />
          ) : (
            <>
              <Ruby text={fill(labels['record.trial'], { number: last.number })} /> <Ruby text={last.title} />
            </>
          )}
        </Kept>
        <Kept name={labels['record.kept.scans']} href={links.scans}>
          <Ruby text={kept.scans === 0 ? labels['record.none'] : fill(labels['record.scans'], { count: kept.scans })} />
        </Kept>
        <Kept name={labels['record.kept.settings']}>
          <Ruby text={labels[kept.settings ? 'record.settings.chosen' : 'record.settings.none']} />
        </Kept>
      </dl>
      <SummaryNotes labels={labels} summary={summary} />
      {kept.inTab && (
        <p class="note">
          <Ruby text={labels['record.inTab']} />
        </p>
      )}
      <p class={styles['small']}>
        <Ruby text={labels['record.offline']} /> <Ruby text={labels['record.name']} />
      </p>
    </section>
  );
}

/** The nine pennants, those that are up and the empty places; the number stands in the list. */
function Hoist({ course, pennants }: { readonly course: RecordCourse; readonly pennants: readonly string[] }) {
  return (
    <p class={styles['hoist']} aria-hidden="true">
      {course.trials.map(({ id, number }) =>
        isPennantDigit(number) ? <Pennant key={id} digit={number} won={pennants.includes(id)} width={46} /> : null,
      )}
    </p>
  );
}

function Kept(props: {
  readonly name: string;
  readonly href?: string | undefined;
  readonly children: ComponentChildren;
}) {
  return (
    <div>
      <dt>
        <Ruby text={props.name} />
      </dt>
      <dd>{props.href === undefined ? props.children : <a href={props.href}>{props.children}</a>}</dd>
    </div>
  );
}
