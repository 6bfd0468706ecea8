import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Host } from '#sim/scenario.ts';
import { pcView } from '#machines/pc/pc.view.ts';
import { plain } from '../../fill.ts';
import { SimPc, type SimApp } from '../../sim-pc/SimPc.tsx';
import { Terminal } from '../../sim-pc/Terminal.tsx';
import { useLab } from '../lab-context.ts';
import styles from './device.module.css';

/**
 * The PC of the home. What is done on it goes to the lab like everything else. While another machine is looked at, it
 * stays as it was left, with its windows open, and is not drawn anew.
 */
export function PcScreen({ host, isShown }: { readonly host: Host; readonly isShown: boolean }) {
  const { session, state, view, locale, pcLabels } = useLab();
  const { terminal } = state.home;
  const drawn = useRef<VNode | null>(null);
  const apps: readonly SimApp[] = [
    {
      id: 'terminal',
      label: 'terminal.title',
      icon: 'prompt',
      keywords: ['cmd', 'terminal', plain(pcLabels['terminal.name'])],
      takesFocus: true,
      content: <Terminal actor={terminal} />,
    },
  ];
  if (isShown)
    drawn.current = (
      <SimPc
        key={`${state.start.name} ${state.pc}`}
        host={host}
        pc={pcView(state.computer, host)}
        locale={locale}
        labels={pcLabels}
        folds
        apps={apps}
        onCommand={(command, joins = false) => session.send({ type: 'command.requested', command, joins })}
        onPc={session.sendPc}
        onUndo={view.undoable > 0 ? () => session.send({ type: 'history.undo' }) : null}
      />
    );
  return (
    <div class={styles['pc']} hidden={!isShown}>
      {drawn.current}
    </div>
  );
}
