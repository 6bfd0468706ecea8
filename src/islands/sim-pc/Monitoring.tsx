import { activeRules, ruleRow, shield, type RuleColumn } from '#machines/firewall-console/rule-rows.view.ts';
import { cellText } from './rule-words.ts';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './console.module.css';

const COLUMNS: readonly RuleColumn[] = ['name', 'action', 'profile', 'program', 'protocol', 'localPort', 'remotePort'];

/** 監視: the profile in force, and only those rules that count in it. */
export function Monitoring() {
  const { r, t, host } = useSimPc();
  const rules = activeRules(host);
  const state = shield(host);
  return (
    <div class={styles.overview}>
      <p>
        {r('wfas.monitoring.profile', { profile: t(`wfas.profile.${host.profile}`) })} {r(`wfas.monitoring.${state}`)}
      </p>
      <h5>{r('wfas.monitoring.rules', { count: rules.length })}</h5>
      <div class={styles.scroll} role="group" aria-label={t('wfas.node.monitoring')} tabIndex={0}>
        <table class={styles.table}>
          <thead>
            <tr>
              <th scope="col">{r('wfas.column.direction')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {r(`wfas.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.id}>
                <td>{r(rule.direction === 'in' ? 'wfas.direction.in' : 'wfas.direction.out')}</td>
                {COLUMNS.map((column) => (
                  <td key={column}>{cellText(ruleRow(rule), column, r)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rules.length === 0 && <p>{r('wfas.monitoring.none')}</p>}
    </div>
  );
}
