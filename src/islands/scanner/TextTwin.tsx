import { Ruby } from '#art/Ruby.tsx';
import { berthAt, type BerthState } from '#machines/scanner/berth.ts';
import { exceptionsOf, groupBerths } from '#machines/scanner/berth-groups.ts';
import type { DoorList, Findings } from '#machines/scanner/survey.ts';
import type { ComponentChildren } from 'preact';
import { fill } from '../fill.ts';
import { StateName } from './StateName.tsx';
import { serviceName, type ServiceNames } from './service-card.ts';
import type { ScannerLabels } from './scanner.labels.ts';
import styles from './result.module.css';

/** A table of hundreds of rows helps nobody; the rest stands in the chart. */
const MOST_ROWS = 150;

/** The chart in words: stretches of the same answer, and every port that differs from most. */
export function TextTwin(props: {
  readonly findings: Findings;
  readonly ports: Int32Array;
  readonly doors: DoorList | null;
  readonly usual: BerthState | null;
  readonly services: ServiceNames;
  readonly labels: ScannerLabels;
}) {
  const { findings, ports, doors, usual, services, labels } = props;
  const groups = groupBerths(findings, doors);
  const exceptions = usual === null ? [] : exceptionsOf(findings, usual, MOST_ROWS);
  return (
    <div class={styles['twin']}>
      <Table
        caption={labels['table.groups']}
        heads={[labels['table.numbers'], labels['table.count'], labels['table.state'], labels['table.door']]}
        more={groups.length - MOST_ROWS}
        labels={labels}
      >
        {groups.slice(0, MOST_ROWS).map(({ low, high, state, door }) => (
          <tr key={low}>
            <th scope="row">{low === high ? low : `${low}–${high}`}</th>
            <td>{high - low + 1}</td>
            <td>
              <StateName state={state} word={labels[`state.${state}`]} width={18} />
            </td>
            <td>{door !== null && <Ruby text={labels[`door.${door}.name`]} />}</td>
          </tr>
        ))}
      </Table>
      {exceptions.length === 0 ? (
        <p>
          <Ruby text={labels['table.no-exceptions']} />
        </p>
      ) : (
        <Table
          caption={labels['table.exceptions']}
          heads={[labels['table.numbers'], labels['table.service'], labels['table.state']]}
          more={0}
          labels={labels}
        >
          {exceptions.map((port) => {
            const state = berthAt(findings.states, ports.indexOf(port));
            return (
              <tr key={port}>
                <th scope="row">{port}</th>
                <td>{serviceName(services, port)}</td>
                <td>
                  <StateName state={state} word={labels[`state.${state}`]} width={18} />
                </td>
              </tr>
            );
          })}
        </Table>
      )}
    </div>
  );
}

function Table(props: {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly more: number;
  readonly labels: ScannerLabels;
  readonly children: ComponentChildren;
}) {
  return (
    <table>
      <caption>
        <Ruby text={props.caption} />
      </caption>
      <thead>
        <tr>
          {props.heads.map((head) => (
            <th scope="col" key={head}>
              <Ruby text={head} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
      {props.more > 0 && (
        <tfoot>
          <tr>
            <td colSpan={props.heads.length}>
              <Ruby text={fill(props.labels['table.more'], { count: props.more })} />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
