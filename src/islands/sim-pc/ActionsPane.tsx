import { Icon } from '#art/Icon.tsx';
import { PROFILES_IN_ORDER, ruleGroups, type RuleFilter } from '#machines/firewall-console/rule-rows.view.ts';
import { copyRule, enableRule } from '#machines/firewall-console/firewall-change.ts';
import type { Direction } from '#machines/rule-wizard/rule-draft.ts';
import { directionOf, type ConsoleShown } from './console-state.ts';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './console.module.css';

interface ActionsPaneProps {
  readonly shown: ConsoleShown;
  readonly onShow: (shown: ConsoleShown) => void;
  readonly onNewRule: (direction: Direction) => void;
}

/** 操作: what can be done in this place, and with the selected rule. */
export function ActionsPane({ shown, onShow, onNewRule }: ActionsPaneProps) {
  const { r, t, here } = useSimPc();
  const direction = directionOf(shown.node);
  return (
    <section class={styles.actions} aria-label={t('wfas.actions')}>
      <h4 class={styles.paneTitle}>{r('wfas.actions')}</h4>
      {shown.node === 'root' && (
        <button type="button" class={styles.action} onClick={() => onShow({ ...shown, dialog: { kind: 'profiles' } })}>
          <Icon name="gate-closed" width={18} />
          <span>{r('wfas.properties')}</span>
        </button>
      )}
      {direction !== null && (
        <>
          <button type="button" class={styles.action} {...here('rule.new')} onClick={() => onNewRule(direction)}>
            <Icon name="gate-open" width={18} />
            <span>{r('wfas.new-rule')}</span>
          </button>
          <Filters direction={direction} filter={shown.filter} onFilter={(filter) => onShow({ ...shown, filter })} />
          <SelectedActions shown={shown} onShow={onShow} />
        </>
      )}
    </section>
  );
}

interface FiltersProps {
  readonly direction: Direction;
  readonly filter: RuleFilter;
  readonly onFilter: (filter: RuleFilter) => void;
}

function Filters({ direction, filter, onFilter }: FiltersProps) {
  const { r, t, pc } = useSimPc();
  return (
    <>
      <label class={styles.filter}>
        <span>{r('wfas.filter.profile')}</span>
        <select
          value={filter.profile ?? ''}
          onChange={(event) => {
            const chosen = PROFILES_IN_ORDER.find((profile) => profile === event.currentTarget.value);
            onFilter({ ...filter, profile: chosen ?? null });
          }}
        >
          <option value="">{t('wfas.filter.all')}</option>
          {PROFILES_IN_ORDER.map((profile) => (
            <option key={profile} value={profile}>
              {t(`wfas.profile.${profile}`)}
            </option>
          ))}
        </select>
      </label>
      <label class={styles.filter}>
        <span>{r('wfas.filter.state')}</span>
        <select
          value={filter.enabled === null ? '' : filter.enabled ? 'on' : 'off'}
          onChange={({ currentTarget: { value } }) =>
            onFilter({ ...filter, enabled: value === '' ? null : value === 'on' })
          }
        >
          <option value="">{t('wfas.filter.all')}</option>
          <option value="on">{t('wfas.filter.enabled')}</option>
          <option value="off">{t('wfas.filter.disabled')}</option>
        </select>
      </label>
      <label class={styles.filter}>
        <span>{r('wfas.filter.group')}</span>
        <select
          value={filter.group === null ? 'all' : `=${filter.group}`}
          onChange={({ currentTarget: { value } }) =>
            onFilter({ ...filter, group: value === 'all' ? null : value.slice(1) })
          }
        >
          <option value="all">{t('wfas.filter.all')}</option>
          <option value="=">{t('wfas.filter.no-group')}</option>
          {ruleGroups(pc.rules, direction).map((group) => (
            <option key={group} value={`=${group}`}>
              {group}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function SelectedActions({ shown, onShow }: Pick<ActionsPaneProps, 'shown' | 'onShow'>) {
  const { r, t, pc, host, onCommand, announce } = useSimPc();
  const rule = pc.rules.find(({ id, direction }) => id === shown.selected && direction === shown.node);
  if (rule === undefined) return <p class={styles.hint}>{r('wfas.select-hint')}</p>;
  const { id, name, enabled } = rule;
  return (
    <div class={styles.selected} role="group" aria-label={name}>
      <p class={styles.selectedName}>{name}</p>
      <button
        type="button"
        class={styles.action}
        onClick={() => {
          onCommand(enableRule(host, id, !enabled));
          announce(t(enabled ? 'wfas.said.disabled' : 'wfas.said.enabled', { name }));
        }}
      >
        <Icon name={enabled ? 'pause' : 'check'} width={18} />
        <span>{r(enabled ? 'wfas.disable' : 'wfas.enable')}</span>
      </button>
      <button
        type="button"
        class={styles.action}
        onClick={() => {
          onCommand(copyRule(host, rule));
          announce(t('wfas.said.copied', { name }));
        }}
      >
        <Icon name="list" width={18} />
        <span>{r('wfas.copy')}</span>
      </button>
      <button type="button" class={styles.action} onClick={() => onShow({ ...shown, dialog: { kind: 'delete', id } })}>
        <Icon name="close" width={18} />
        <span>{r('wfas.delete')}</span>
      </button>
      <button
        type="button"
        class={styles.action}
        onClick={() => onShow({ ...shown, dialog: { kind: 'properties', id } })}
      >
        <Icon name="info" width={18} />
        <span>{r('wfas.properties')}</span>
      </button>
    </div>
  );
}
