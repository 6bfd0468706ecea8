import type { SightRow as Row, Viewpoint } from '#machines/lab/sights.view.ts';
import { useLab } from '../lab-context.ts';
import { SquareButton } from './SquareButton.tsx';

export interface SightRowProps {
  readonly row: Row;
  /** The place of the chosen square, if it is one of this row. */
  readonly chosen: Viewpoint | null;
  readonly onChoose: (port: number, from: Viewpoint) => void;
  /** In a grid: its number, counted with the heading from 1, and the place of the square that Tab comes by. */
  readonly inGrid?: { readonly number: number; readonly stop: Viewpoint | null };
}

/** One watched port and its three squares. */
export function SightRow({ row, chosen, onChoose, inGrid }: SightRowProps) {
  const { services } = useLab();
  return (
    <tr aria-current={chosen === null ? undefined : 'true'} aria-rowindex={inGrid?.number}>
      <th scope="row">
        <b>{row.port}</b> <small>{services.get(row.port)}</small>
      </th>
      {row.squares.map((square) => (
        <td key={square.from}>
          <SquareButton
            square={square}
            port={row.port}
            isChosen={square.from === chosen}
            isStop={inGrid === undefined || inGrid.stop === square.from}
            onChoose={() => onChoose(row.port, square.from)}
          />
        </td>
      ))}
    </tr>
  );
}
