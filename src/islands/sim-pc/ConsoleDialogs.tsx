import { useState } from 'preact/hooks';
import type { Profile } from '#sim/firewall/rule.ts';
import { changeProfile, removeRule } from '#machines/firewall-console/firewall-change.ts';
import { PROFILES_IN_ORDER, profileSettings } from '#machines/firewall-console/rule-rows.view.ts';
import type { ConsoleDialog } from './console-state.ts';
import { RulePropertiesDialog } from './RulePropertiesDialog.tsx';
import { SimDialog } from './SimDialog.tsx';
import { Choice } from './SimField.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './window.module.css';

interface ConsoleDialogsProps {
  readonly dialog: ConsoleDialog;
  readonly onClose: () => void;
}

export function ConsoleDialogs({ dialog, onClose }: ConsoleDialogsProps) {
  const { pc } = useSimPc();
  if (dialog.kind === 'profiles') return <ProfilesDialog onClose={onClose} />;
  const rule = pc.rules.find(({ id }) => id === dialog.id);
  // It may be gone already: deleted in another way, or undone.
  if (rule === undefined) return null;
  if (dialog.kind === 'properties') return <RulePropertiesDialog key={rule.id} rule={rule} onClose={onClose} />;
  return <DeleteDialog id={rule.id} name={rule.name} onClose={onClose} />;
}

function DeleteDialog({
  id,
  name,
  onClose,
}: {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { r, t, host, onCommand, announce } = useSimPc();
  return (
    <SimDialog title={r('wfas.title')} kind="alertdialog" onClose={onClose}>
      <div class={styles.content}>
        <p class={styles.question}>{r('wfas.delete.question')}</p>
        <p class={styles.asker}>
          <span>{name}</span>
        </p>
      </div>
      <div class={styles.buttons}>
        <button
          type="button"
          class={styles.default}
          onClick={() => {
            onCommand(removeRule(host, id));
            announce(t('wfas.said.deleted', { name }));
            onClose();
          }}
        >
          {r('pc.uac.yes')}
        </button>
        <button type="button" class={styles.button} data-focus onClick={onClose}>
          {r('pc.uac.no')}
        </button>
      </div>
    </SimDialog>
  );
}

type Inbound = 'block' | 'block-all' | 'allow';

/** The properties of the firewall itself: one tab for each profile, applied by OK. */
function ProfilesDialog({ onClose }: { readonly onClose: () => void }) {
  const { r, t, host, onCommand, announce } = useSimPc();
  const [profile, setProfile] = useState<Profile>(host.profile);
  const [typed, setTyped] = useState<Partial<Record<Profile, ReturnType<typeof profileSettings>>>>({});
  const settings = typed[profile] ?? profileSettings(host, profile);
  const inbound: Inbound = settings.blockAllInbound ? 'block-all' : settings.defaultInbound;
  const change = (part: Partial<typeof settings>) => setTyped({ ...typed, [profile]: { ...settings, ...part } });
  const apply = () => {
    const changed = PROFILES_IN_ORDER.filter((each) => typed[each] !== undefined);
    // One command: the settings of all profiles travel together, so one step of undo takes all back.
    const merged = changed.reduce((now, each) => {
      const command = changeProfile(now, each, typed[each]!);
      return command.kind === 'firewall.change' ? { ...now, firewall: { ...now.firewall, ...command.change } } : now;
    }, host);
    if (changed.length > 0)
      onCommand({
        kind: 'firewall.change',
        host: host.name,
        change: { enabled: true, profiles: merged.firewall.profiles },
      });
    announce(t('wfas.said.profiles'));
    onClose();
  };
  return (
    <SimDialog title={r('wfas.properties.title')} onClose={onClose} closeLabel={t('pc.close')} page={profile}>
      <div class={styles.tabs} role="group" aria-label={t('wfas.column.profile')}>
        {PROFILES_IN_ORDER.map((each) => (
          <button
            key={each}
            type="button"
            class={styles.tab}
            aria-pressed={each === profile}
            {...(each === profile ? { 'data-focus': '' } : {})}
            onClick={() => setProfile(each)}
          >
            {r(`wfas.overview.${each}`)}
          </button>
        ))}
      </div>
      <div class={styles.content}>
        <label class={styles.select}>
          <span>{r('wfas.properties.state')}</span>
          <select
            value={settings.enabled ? 'on' : 'off'}
            onChange={({ currentTarget: { value } }) => change({ enabled: value === 'on' })}
          >
            <option value="on">{t('wfas.properties.state.on')}</option>
            <option value="off">{t('wfas.properties.state.off')}</option>
          </select>
        </label>
        <fieldset class={styles.choices} disabled={!settings.enabled}>
          <legend>{r('wfas.properties.inbound')}</legend>
          {(['block', 'block-all', 'allow'] as const).map((each) => (
            <Choice
              key={each}
              kind="radio"
              name="inbound"
              checked={inbound === each}
              label={r(`wfas.properties.inbound.${each}`)}
              onChoose={() =>
                change({ blockAllInbound: each === 'block-all', defaultInbound: each === 'allow' ? 'allow' : 'block' })
              }
            />
          ))}
        </fieldset>
        <fieldset class={styles.choices} disabled={!settings.enabled}>
          <legend>{r('wfas.properties.outbound')}</legend>
          {(['allow', 'block'] as const).map((each) => (
            <Choice
              key={each}
              kind="radio"
              name="outbound"
              checked={settings.defaultOutbound === each}
              label={r(`wfas.properties.outbound.${each}`)}
              onChoose={() => change({ defaultOutbound: each })}
            />
          ))}
        </fieldset>
      </div>
      <div class={styles.buttons}>
        <button type="button" class={styles.default} onClick={apply}>
          {r('pc.ok')}
        </button>
        <button type="button" class={styles.button} onClick={onClose}>
          {r('pc.cancel')}
        </button>
      </div>
    </SimDialog>
  );
}
