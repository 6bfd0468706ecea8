import { Component } from 'preact';
import styles from './port-grid.module.css';

interface RowsProps {
  readonly ports: Int32Array;
  /** The places of this page: from `from` up to but without `to`. */
  readonly from: number;
  readonly to: number;
  readonly columns: number;
  readonly size: 'chart' | 'plates';
  readonly nameOf: (port: number) => string;
}

/**
 * The cells of one page. They are drawn once; PortGrid paints states onto them, because drawing a thousand cells anew
 * for every answer would make a phone stutter. What a plate is called is painted into it for the
 * ear; a cell has no words of its own, so it gets a label.
 */
export class BerthRows extends Component<RowsProps> {
  override shouldComponentUpdate(next: RowsProps): boolean {
    const { ports, from, to, columns, size } = this.props;
    return (
      next.ports !== ports || next.from !== from || next.to !== to || next.columns !== columns || next.size !== size
    );
  }

  override render({ ports, from, to, columns, size, nameOf }: RowsProps) {
    const rows = [];
    for (let start = from; start < to; start += columns) {
      const cells = [];
      for (let place = start; place < Math.min(to, start + columns); place += 1) {
        const port = ports[place]!;
        cells.push(
          size === 'chart' ? (
            <div id={`berth-${port}`} role="gridcell" class={`${styles['cell']} ${styles['mark']}`} data-port={port} />
          ) : (
            <div id={`berth-${port}`} role="gridcell" class={styles['plate']} data-port={port}>
              <i class={styles['mark']} />
              <b aria-hidden="true">{port}</b>
              <span aria-hidden="true">{nameOf(port)}</span>
              <em class="quiet" data-spoken />
            </div>
          ),
        );
      }
      rows.push(
        <div role="row" class={styles['row']} key={start}>
          {size === 'chart' && (
            <div role="rowheader" class={styles['head']}>
              {ports[start]}
            </div>
          )}
          {cells}
        </div>,
      );
    }
    return rows;
  }
}
