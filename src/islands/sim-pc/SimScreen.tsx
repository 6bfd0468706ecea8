import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Direction } from '#machines/rule-wizard/rule-draft.ts';
import type { RuleWizardActor } from '#machines/rule-wizard/running.ts';
import { ConsoleDialogs } from './ConsoleDialogs.tsx';
import type { ConsoleShown } from './console-state.ts';
import { ConsoleWindow } from './ConsoleWindow.tsx';
import { DesktopIcons, SearchMenu, StartMenu, TaskBar } from './Desktop.tsx';
import { PowerScreen } from './PowerScreen.tsx';
import { ListenersWindow, ProgramsWindow } from './ProgramsWindow.tsx';
import { SecurityAlert } from './SecurityAlert.tsx';
import { ControlPanelWindow, SecurityWindow } from './SecurityWindow.tsx';
import { SettingsWindow } from './SettingsWindow.tsx';
import type { SimApp } from './SimPc.tsx';
import { SimWindow } from './SimWindow.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import { Uac } from './Uac.tsx';
import { Wallpaper } from './Wallpaper.tsx';
import { WizardDialog } from './WizardDialog.tsx';
import styles from './desktop.module.css';

interface SimScreenProps {
  readonly apps: readonly SimApp[];
  readonly clock: string | undefined;
  readonly shown: ConsoleShown;
  readonly onShow: (shown: ConsoleShown) => void;
  readonly wizard: RuleWizardActor | null;
  readonly onNewRule: (direction: Direction) => void;
}

/** Everything inside the bezel: windows, menus over them, and at most one question over all. */
export function SimScreen(props: SimScreenProps) {
  const { pc, path } = useSimPc();
  const { apps, clock, shown, onShow, wizard } = props;
  const layer = useRef<HTMLDivElement>(null);
  const place = pc.phase === 'running' ? path.place : pc.phase;
  const first = useRef(true);

  // Another place takes the focus, unless it is the very first or a question is asked (dialogs see to themselves). At once:
  // between drawing and this no key may fall on what was there before.
  useLayoutEffect(() => {
    if (first.current) first.current = false;
    else if (place !== 'uac') {
      const targets = [...(layer.current?.querySelectorAll<HTMLElement>('[data-focus]') ?? [])];
      targets.find((target) => target.closest('[inert]') === null)?.focus();
    }
  }, [place]);

  if (!pc.canUse)
    return (
      <div ref={layer} class={styles.desk}>
        <PowerScreen />
      </div>
    );
  const { alert } = pc;
  const inConsole = path.place === 'console';
  const question =
    alert !== null ? (
      <SecurityAlert key={alert.program.name} alert={alert} />
    ) : path.asksUac ? (
      <Uac />
    ) : inConsole && wizard !== null ? (
      <WizardDialog wizard={wizard} />
    ) : inConsole && shown.dialog !== null ? (
      <ConsoleDialogs dialog={shown.dialog} onClose={() => onShow({ ...shown, dialog: null })} />
    ) : null;
  return (
    <div class={styles.desk}>
      <Wallpaper />
      <div ref={layer} class={styles.layer} inert={question !== null}>
        <div class={styles.space}>
          <div class={styles.front} inert={path.menu !== null}>
            <FrontWindow {...props} />
          </div>
          {path.menu === 'start' && <StartMenu apps={apps} />}
          {path.menu === 'search' && <SearchMenu apps={apps} />}
        </div>
        <TaskBar apps={apps} clock={clock} />
      </div>
      {question}
    </div>
  );
}

function FrontWindow({ apps, shown, onShow, onNewRule }: SimScreenProps) {
  const { r, path } = useSimPc();
  switch (path.window) {
    case null:
      return <DesktopIcons apps={apps} />;
    case 'settings':
      return <SettingsWindow />;
    case 'security':
      return <SecurityWindow />;
    case 'control-panel':
      return <ControlPanelWindow />;
    case 'programs':
      return <ProgramsWindow />;
    case 'listeners':
      return <ListenersWindow />;
    case 'console':
      return <ConsoleWindow shown={shown} onShow={onShow} onNewRule={onNewRule} />;
    case 'app': {
      const app = apps.find(({ id }) => id === path.app);
      return app === undefined ? (
        <DesktopIcons apps={apps} />
      ) : (
        <SimWindow title={r(app.label)} icon={app.icon} titleFocus={app.takesFocus !== true}>
          {app.content}
        </SimWindow>
      );
    }
  }
}
