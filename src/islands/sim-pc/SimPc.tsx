/**
 * The simulated Windows PC: desktop, settings, security, the firewall's console and its wizards, programs, and the pilot
 * beside it. It holds what is open on the screen; what is so on the PC comes in, what is to be done goes out.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Command } from '#sim/command.ts';
import type { Host } from '#sim/scenario.ts';
import type { Locale } from '#i18n/locales.ts';
import type { IconName } from '#art/Icon.tsx';
import type { PcEvent } from '#machines/pc/pc.machine.ts';
import type { PcView } from '#machines/pc/pc.view.ts';
import type { Direction } from '#machines/rule-wizard/rule-draft.ts';
import { startRuleWizard, type RuleWizardActor } from '#machines/rule-wizard/running.ts';
import { coachView, type CoachLevel, type CoachRoute } from '#machines/settings-path/coach.view.ts';
import { startSettingsPath } from '#machines/settings-path/running.ts';
import type { WindowsVersion } from '#machines/settings-path/settings-path.machine.ts';
import { settingsPathView } from '#machines/settings-path/settings-path.view.ts';
import { fill, plain } from '../fill.ts';
import { useSnapshot } from '../use-snapshot.ts';
import { Coach, CoachFold } from './Coach.tsx';
import { FRESH_CONSOLE } from './console-state.ts';
import { SimFrame } from './SimFrame.tsx';
import { SimPcProvider } from './sim-pc-context.tsx';
import type { SimPcKey, SimPcLabels } from './sim-pc.labels.ts';
import { SimScreen } from './SimScreen.tsx';
import { predefinedNames } from './predefined-names.ts';
import { useWizardView } from './use-wizard-view.ts';
import styles from './sim-pc.module.css';

/** A window that the page fills: the router's pages in a browser, a terminal. */
export interface SimApp {
  readonly id: string;
  readonly label: SimPcKey;
  readonly icon: IconName;
  readonly content: ComponentChildren;
  /** Other words by which the search finds it, such as `cmd`. */
  readonly keywords?: readonly string[];
  /** Whether something in the content takes the focus when the window opens (`data-focus`), and not the title. */
  readonly takesFocus?: boolean;
}

export interface SimPcProps {
  /** The PC in the network that is looked at. */
  readonly host: Host;
  /** `pcView(pcSnapshot, host)`. */
  readonly pc: PcView;
  readonly locale: Locale;
  /** All strings that begin with one of `SIM_PC_PREFIXES`. */
  readonly labels: SimPcLabels;
  /** To the lab, as `command.requested`. */
  readonly onCommand: (command: Command, joins?: boolean) => void;
  /** To the PC's machine. */
  readonly onPc: (event: PcEvent) => void;
  /** One step back; null: there is nothing to take back. */
  readonly onUndo?: (() => void) | null;
  readonly apps?: readonly SimApp[];
  /** The time on the task bar, as text. */
  readonly clock?: string;
  readonly version?: WindowsVersion;
  /** Where the pilot starts; `hidden` leaves the panel out. */
  readonly coach?: CoachLevel | 'hidden';
  /** Where the page has no room beside the screen, the pilot is one line above it that opens. */
  readonly folds?: boolean;
}

const NO_APPS: readonly SimApp[] = [];

export function SimPc(props: SimPcProps) {
  const { host, pc, locale, labels, onCommand, onPc, apps = NO_APPS } = props;
  const path = useMemo(() => startSettingsPath(props.version ?? '10'), []);
  const pathSnapshot = useSnapshot(path);
  const [level, setLevel] = useState<CoachLevel>(
    props.coach === undefined || props.coach === 'hidden' ? 'full' : props.coach,
  );
  const [route, setRoute] = useState<CoachRoute>('settings');
  const [shown, setShown] = useState(FRESH_CONSOLE);
  const [wizard, setWizard] = useState<RuleWizardActor | null>(null);
  const [said, announce] = useState('');
  const wizardView = useWizardView(wizard);
  const send = useRef(onCommand);
  send.current = onCommand;

  useEffect(() => () => void path.stop(), [path]);
  useEffect(() => {
    if (pc.phase !== 'running') path.send({ type: 'session.end' });
  }, [pc.phase]);
  useEffect(() => {
    wizard?.send({ type: 'host.shown', host });
  }, [host, wizard]);
  // The console forgets what it showed when it is closed, and a wizard closes with it.
  const { isConsoleOpen } = pathSnapshot.context;
  useEffect(() => {
    if (isConsoleOpen) return;
    setShown(FRESH_CONSOLE);
    wizard?.send({ type: 'wizard.cancel' });
  }, [isConsoleOpen]);

  const openWizard = (direction: Direction) => {
    const opened = startRuleWizard(
      { direction, host, names: predefinedNames(labels, direction) },
      (command, joins) => {
        send.current(command, joins);
        if (command.kind === 'rule.add') announce(fill(plain(labels['wizard.said.made']), { name: command.rule.name }));
      },
      () => setWizard(null),
    );
    setWizard(opened);
  };

  const coach = coachView(pathSnapshot, level, route, {
    showsRules: shown.node === 'in' || shown.node === 'out',
    wizard: wizardView,
  });
  const pilot = (
    <Coach
      labels={labels}
      view={coach}
      route={route}
      version={pathSnapshot.context.version}
      onLevel={setLevel}
      onRoute={setRoute}
      onVersion={(version) => path.send({ type: 'version.choose', version })}
    />
  );
  return (
    <SimPcProvider
      value={{
        labels,
        locale,
        host,
        pc,
        path: settingsPathView(pathSnapshot),
        target: props.coach === 'hidden' || pc.phase !== 'running' ? null : coach.target,
        go: (event) => path.send(event),
        onCommand,
        onPc,
        announce,
      }}
    >
      <div class={styles.layout} data-coach={props.coach === 'hidden' ? 'none' : props.folds ? 'above' : 'beside'}>
        {props.coach !== 'hidden' && props.folds && (
          <CoachFold labels={labels} view={coach}>
            {pilot}
          </CoachFold>
        )}
        <SimFrame onUndo={props.onUndo} said={said}>
          <SimScreen
            apps={apps}
            clock={props.clock}
            shown={shown}
            onShow={setShown}
            wizard={wizard}
            onNewRule={openWizard}
          />
        </SimFrame>
        {props.coach !== 'hidden' && !props.folds && pilot}
      </div>
    </SimPcProvider>
  );
}
