import { Ruby } from '#art/Ruby.tsx';
import { plain } from '../fill.ts';
import { endpoint } from '../experiment/leg-details.ts';
import type { DeskPart } from './desk-part.ts';
import styles from './router-desk.module.css';

/** The table so far: who inside has which number outside, and with whom the conversation is. */
export function NatTable({ view, script, labels }: DeskPart) {
  return (
    <div class={styles['table']} tabIndex={0} role="group" aria-label={plain(labels['desk.table'])}>
      <table>
        <caption>
          <Ruby text={labels['desk.table']} />
        </caption>
        <thead>
          <tr>
            {(['inside', 'outside', 'partner'] as const).map((column) => (
              <th scope="col">
                <Ruby text={labels[`desk.table.${column}`]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr data-here={row.isHere ? '' : undefined}>
              <td>
                <Ruby text={script.names[row.inside.address] ?? ''} />{' '}
                <code>{endpoint(row.inside.address, row.inside.port)}</code>
              </td>
              <td>
                <code>{row.outsidePort}</code>
              </td>
              <td>
                <Ruby text={script.names[row.partner.address] ?? ''} />{' '}
                <code>{endpoint(row.partner.address, row.partner.port)}</code>
              </td>
            </tr>
          ))}
          {view.rows.length === 0 && (
            <tr>
              <td colSpan={3}>
                <Ruby text={labels['desk.table.empty']} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
