import { Icon, type IconName } from '#art/Icon.tsx';
import { ruleRows } from '#machines/firewall-console/rule-rows.view.ts';
import type { Direction } from '#machines/rule-wizard/rule-draft.ts';
import { ActionsPane } from './ActionsPane.tsx';
import { CONSOLE_NODES, directionOf, sortBy, toNode, type ConsoleNode, type ConsoleShown } from './console-state.ts';
import { Monitoring } from './Monitoring.tsx';
import { Overview } from './Overview.tsx';
import { RuleTable } from './RuleTable.tsx';
import { SimWindow } from './SimWindow.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './console.module.css';

const icons: Readonly<Record<ConsoleNode, IconName>> = {
  root: 'gate-closed',
  in: 'inbound',
  out: 'outbound',
  connection: 'lock',
  monitoring: 'search',
};

interface ConsoleWindowProps {
  readonly shown: ConsoleShown;
  readonly onShow: (shown: ConsoleShown) => void;
  readonly onNewRule: (direction: Direction) => void;
}

/** wf.msc: a tree of places, the list in the middle, actions beside it. */
export function ConsoleWindow({ shown, onShow, onNewRule }: ConsoleWindowProps) {
  const { r, t, here } = useSimPc();
  return (
    <SimWindow title={r('wfas.title')} icon="gate-closed">
      <div class={styles.console}>
        <nav class={styles.tree} aria-label={t('wfas.tree')}>
          <ul>
            {CONSOLE_NODES.map((node) => (
              <li key={node} data-depth={node === 'root' ? 0 : 1}>
                <button
                  type="button"
                  class={styles.node}
                  aria-current={node === shown.node}
                  {...(node === 'in' ? here('tree.rules') : {})}
                  onClick={() => onShow(toNode(node))}
                >
                  <Icon name={icons[node]} width={18} />
                  <span>{r(`wfas.node.${node}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <section class={styles.centre} aria-label={t(`wfas.node.${shown.node}`)}>
          <h4 class={styles.paneTitle}>{r(`wfas.node.${shown.node}`)}</h4>
          <Centre shown={shown} onShow={onShow} />
        </section>
        <ActionsPane shown={shown} onShow={onShow} onNewRule={onNewRule} />
      </div>
    </SimWindow>
  );
}

function Centre({ shown, onShow }: Pick<ConsoleWindowProps, 'shown' | 'onShow'>) {
  const { r, t, pc } = useSimPc();
  const direction = directionOf(shown.node);
  if (shown.node === 'root') return <Overview onProfiles={() => onShow({ ...shown, dialog: { kind: 'profiles' } })} />;
  if (shown.node === 'connection') return <p class={styles.empty}>{r('wfas.connection.none')}</p>;
  if (direction === null) return <Monitoring />;
  const rows = ruleRows(pc.rules, direction, shown.filter, shown.sorting);
  const isFiltered = rows.length === 0 && pc.rules.some((rule) => rule.direction === direction);
  return (
    <>
      <RuleTable
        label={t(`wfas.node.${direction}`)}
        rows={rows}
        selected={shown.selected}
        sorting={shown.sorting}
        onSelect={(selected) => {
          if (selected !== shown.selected) onShow({ ...shown, selected });
        }}
        onOpen={(id) => onShow({ ...shown, selected: id, dialog: { kind: 'properties', id } })}
        onDelete={(id) => onShow({ ...shown, selected: id, dialog: { kind: 'delete', id } })}
        onSort={(column) => onShow({ ...shown, sorting: sortBy(shown.sorting, column) })}
      />
      {rows.length === 0 && <p class={styles.empty}>{r(isFiltered ? 'wfas.rules.filtered' : 'wfas.rules.none')}</p>}
    </>
  );
}
