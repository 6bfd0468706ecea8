import type { SightRow as Row, Square, Viewpoint } from '#machines/lab/sights.view.ts';
import { memo } from '../../memo.tsx';
import { useLab } from '../lab-context.ts';
import { SquareButton } from './SquareButton.tsx';

export interface SightRowProps {
  readonly row: Row;
  /** The place of the chosen square, if it is one of this row. */
  readonly chosen: Viewpoint | null;
  readonly onChoose: (port: number, from: Viewpoint) => void;
  /** In a grid: its number, counted with the heading from 1. */
  readonly number?: number;
  /** In a grid: the place of the square that Tab comes by, null for none. Elsewhere Tab comes by all. */
  readonly stop?: Viewpoint | null;
}

/** One watched port and its three squares. */
export const SightRow = memo(({ row, chosen, onChoose, number, stop }: SightRowProps) => {
  const { services, view, wording } = useLab();
  const { devices } = view.network.topology;
  const whoAnswered = ({ answer }: Square): string => {
    const place =
      answer === null ? -1 : devices.findIndex(({ name, role }) => name === answer.device && role === answer.role);
    return place < 0 ? '' : wording.device(view.network, place);
  };
  return (
    <tr aria-current={chosen === null ? undefined : 'true'} aria-rowindex={number}>
      <th scope="row">
        <b>{row.port}</b> <small>{services.get(row.port)}</small>
      </th>
      {row.squares.map((square) => (
        <td key={square.from}>
          <SquareButton
            square={square}
            port={row.port}
            who={whoAnswered(square)}
            isChosen={square.from === chosen}
            isStop={stop === undefined || stop === square.from}
            onChoose={onChoose}
          />
        </td>
      ))}
    </tr>
  );
});
