import { useRef } from 'preact/hooks';
import {
  RULE_COLUMNS,
  type RuleColumn,
  type RuleRow,
  type RuleSorting,
} from '#machines/firewall-console/rule-rows.view.ts';
import { cellText } from './rule-words.ts';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './console.module.css';

interface RuleTableProps {
  readonly label: string;
  readonly rows: readonly RuleRow[];
  readonly selected: string | null;
  readonly sorting: RuleSorting | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onDelete: (id: string) => void;
  readonly onSort: (column: RuleColumn) => void;
}

/** The list of rules. One tab stop: arrows go from row to row, Enter opens, Delete deletes. */
export function RuleTable(props: RuleTableProps) {
  const { label, rows, selected, sorting, onSelect, onOpen, onDelete, onSort } = props;
  const { r } = useSimPc();
  const body = useRef<HTMLTableSectionElement>(null);
  const stop = rows.some(({ id }) => id === selected) ? selected : rows[0]?.id;

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(body.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const row = rows[at];
    if (row === undefined) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined && rows[to] !== undefined) {
      event.preventDefault();
      buttons[to]?.focus();
      onSelect(rows[to].id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(row.id);
    } else if (event.key === 'Delete') onDelete(row.id);
  };

  return (
    <div class={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <table class={styles.table} aria-label={label}>
        <thead>
          <tr>
            {RULE_COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={sorting?.column === column ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" class={styles.sort} onClick={() => onSort(column)}>
                  {r(`wfas.column.${column}`)}
                  {sorting?.column === column && <span aria-hidden="true">{sorting.descending ? ' ▼' : ' ▲'}</span>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row) => (
            <tr
              key={row.id}
              data-selected={row.id === selected}
              onClick={() => onSelect(row.id)}
              onDblClick={() => onOpen(row.id)}
            >
              {RULE_COLUMNS.map((column) =>
                column === 'name' ? (
                  <th key={column} scope="row">
                    <button
                      type="button"
                      class={styles.ruleName}
                      tabIndex={row.id === stop ? 0 : -1}
                      aria-pressed={row.id === selected}
                      title={row.name}
                      onFocus={() => onSelect(row.id)}
                    >
                      <RuleMark row={row} />
                      <span>{row.name}</span>
                    </button>
                  </th>
                ) : (
                  <td key={column}>{cellText(row, column, r)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Green tick: allows. Red sign: blocks. Grey dashed ring: disabled. The words stand in their columns. */
function RuleMark({ row }: { readonly row: RuleRow }) {
  const kind = !row.enabled ? 'off' : row.action === 'block' ? 'block' : 'allow';
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" class={styles.mark} data-kind={kind}>
      {kind === 'off' && <circle cx="10" cy="10" r="7" fill="none" stroke-width="2" stroke-dasharray="3 2" />}
      {kind === 'allow' && (
        <>
          <circle cx="10" cy="10" r="8.5" data-fill />
          <path d="M5.5 10.5 9 13.8 14.8 6.8" fill="none" stroke="var(--sim-paper)" stroke-width="2" />
        </>
      )}
      {kind === 'block' && (
        <>
          <circle cx="10" cy="10" r="7.5" fill="none" stroke-width="2.4" />
          <path d="M4.8 4.8 15.2 15.2" stroke-width="2.4" />
        </>
      )}
    </svg>
  );
}
