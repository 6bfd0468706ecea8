import { Ruby } from '#art/Ruby.tsx';
import { plain } from '../fill.ts';
import type { TcpChartLabels } from './tcp-chart.labels.ts';
import type { TcpChartScript, TcpRow } from './tcp-chart-script.ts';
import styles from './tcp-chart.module.css';

/** Segments by the words of the wire. */
const codes: Readonly<Record<TcpRow['send'], string | null>> = {
  syn: 'SYN',
  'syn-ack': 'SYN/ACK',
  ack: 'ACK',
  fin: 'FIN',
  reset: 'RST',
  nothing: null,
};

/** The table that the chart draws, row by row. */
export function StateTable({ script, labels }: { readonly script: TcpChartScript; readonly labels: TcpChartLabels }) {
  const heads = ['tcp-chart.state', 'tcp-chart.event', 'tcp-chart.sends', 'tcp-chart.on'] as const;
  return (
    <details class={styles['table']}>
      <summary>
        <span>
          <Ruby text={labels['tcp-chart.table']} />
        </span>
      </summary>
      <div class={styles['scroller']} tabIndex={0} role="region" aria-label={plain(labels['tcp-chart.table'])}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col">
                  <Ruby text={labels[head]} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {script.rows.map((row) => (
              <tr>
                <th scope="row">
                  <code>{row.from.toUpperCase()}</code>
                </th>
                <td>
                  <Ruby text={labels[`tcp-chart.event.${row.event}`]} />
                </td>
                <td>
                  {codes[row.send] === null ? (
                    <Ruby text={labels['tcp-chart.nothing']} />
                  ) : (
                    <code>{codes[row.send]}</code>
                  )}
                </td>
                <td>
                  <code>{row.to.toUpperCase()}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
