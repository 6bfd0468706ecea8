import { useState } from 'preact/hooks';
import type { Profile } from '#sim/firewall/rule.ts';
import { Icon } from '#art/Icon.tsx';
import type { AlertView } from '#machines/pc/pc.view.ts';
import { SimDialog } from './SimDialog.tsx';
import { Choice, FieldProblem } from './SimField.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './window.module.css';

/**
 * What Windows asks when a program starts to listen and no rule speaks about it. Cancel is an answer too: it makes rules
 * that block, which the dialog of the real Windows does not say and ours does.
 */
export function SecurityAlert({ alert }: { readonly alert: AlertView }) {
  const { r, t, onPc, programName, announce, path } = useSimPc();
  const [chosen, setChosen] = useState<readonly Profile[]>(['private']);
  const [refused, setRefused] = useState(false);
  const name = programName(alert.program);
  const isOld = path.version === '10';
  const cancel = () => {
    announce(t('pc.said.alert-cancelled', { program: name }));
    onPc({ type: 'alert.cancel', name });
  };
  const allow = () => {
    const profiles: readonly Profile[] = isOld ? chosen : ['private', 'public'];
    if (profiles.length === 0) return setRefused(true);
    announce(t('pc.said.alert-allowed', { program: name }));
    onPc({ type: 'alert.allow', name, profiles });
  };
  return (
    <SimDialog title={r(isOld ? 'pc.alert.title' : 'pc.security.title')} kind="alertdialog" onClose={cancel}>
      <div class={styles.content}>
        <p class={styles.question}>{r(isOld ? 'pc.alert.blocked' : 'pc.alert.question')}</p>
        <p class={styles.asker}>
          <Icon name="gamepad" width={28} />
          <span>
            {name}
            <br />
            <span class={styles.help}>
              {alert.program.listeners.map(({ proto, port }) => `${proto.toUpperCase()} ${port}`).join(', ')}
            </span>
          </span>
        </p>
        {isOld && (
          <fieldset class={styles.choices}>
            <legend>{r('pc.alert.networks')}</legend>
            {(['private', 'public'] as const).map((profile) => (
              <Choice
                key={profile}
                kind="checkbox"
                name={profile}
                checked={chosen.includes(profile)}
                label={r(`pc.alert.${profile}`)}
                onChoose={(on) => setChosen(on ? [...chosen, profile] : chosen.filter((each) => each !== profile))}
              />
            ))}
          </fieldset>
        )}
        {refused && chosen.length === 0 && <FieldProblem id="alert-problem" text={r('pc.alert.none')} />}
        <p class={styles.help}>{r('pc.alert.meaning')}</p>
      </div>
      <div class={styles.buttons}>
        <button type="button" class={styles.default} data-focus onClick={allow}>
          {r(isOld ? 'pc.alert.allow' : 'pc.alert.allow11')}
        </button>
        <button type="button" class={styles.button} onClick={cancel}>
          {r('pc.cancel')}
        </button>
      </div>
    </SimDialog>
  );
}
