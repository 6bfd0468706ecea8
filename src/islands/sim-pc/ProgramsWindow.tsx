import { useState } from 'preact/hooks';
import { Icon } from '#art/Icon.tsx';
import { readListenPort, listenerRows } from '#machines/firewall-console/listener-rows.view.ts';
import type { ProgramView } from '#machines/pc/pc.view.ts';
import { SimWindow } from './SimWindow.tsx';
import { TextField } from './SimField.tsx';
import { useSimPc } from './sim-pc-context.tsx';
import styles from './programs.module.css';

/** Programs and services: start, stop, and choose where they listen. */
export function ProgramsWindow() {
  const { r, pc, go } = useSimPc();
  return (
    <SimWindow title={r('pc.programs.title')} icon="gamepad">
      <div class={styles.page}>
        <p class={styles.lead}>{r('pc.programs.lead')}</p>
        {pc.programs.length === 0 && <p>{r('pc.programs.none')}</p>}
        <ul class={styles.programs}>
          {pc.programs.map((program) => (
            <ProgramItem key={program.name} program={program} />
          ))}
        </ul>
        <button type="button" class={styles.button} onClick={() => go({ type: 'listeners.open' })}>
          {r('pc.listeners.title')}
        </button>
      </div>
    </SimWindow>
  );
}

function ProgramItem({ program }: { readonly program: ProgramView }) {
  const { r, t, onPc, programName, announce } = useSimPc();
  const name = programName(program);
  const toggle = () => {
    announce(t(program.running ? 'pc.said.stopped' : 'pc.said.started', { program: name }));
    onPc({ type: program.running ? 'program.stop' : 'program.start', program: program.name });
  };
  return (
    <li class={styles.program}>
      <div class={styles.head}>
        <Icon name={program.running ? 'play' : 'pause'} width={18} />
        <h4 class={styles.name}>{name}</h4>
        <span class={styles.state} data-running={program.running}>
          {r(program.running ? 'pc.programs.running' : 'pc.programs.stopped')}
        </span>
        <button
          type="button"
          class={styles.button}
          aria-label={t(program.running ? 'pc.programs.stop.named' : 'pc.programs.start.named', { program: name })}
          onClick={toggle}
        >
          {r(program.running ? 'pc.programs.stop' : 'pc.programs.start')}
        </button>
      </div>
      {program.listeners.map((listener, index) => (
        <PortForm key={`${listener.proto}-${listener.port}`} program={program} index={index} />
      ))}
      {program.upnp !== null && <p class={styles.help}>{r(`pc.programs.upnp.${program.upnp}`)}</p>}
      {program.uncovered.length > 0 && <p class={styles.help}>{r('pc.programs.uncovered')}</p>}
    </li>
  );
}

function PortForm({ program, index }: { readonly program: ProgramView; readonly index: number }) {
  const { r, t, host, onPc, programName, announce } = useSimPc();
  const listener = program.listeners[index]!;
  const [text, setText] = useState(String(listener.port));
  const [problem, setProblem] = useState<string>();
  const apply = (event: Event) => {
    event.preventDefault();
    const port = readListenPort(text, host, program, index);
    if (!port.ok) return setProblem(t(`pc.programs.problem.${port.problem}`));
    setProblem(undefined);
    const listeners = program.listeners.map((each, at) => (at === index ? { ...each, port: port.value } : each));
    announce(t('pc.said.listens', { program: programName(program), port: port.value }));
    onPc({ type: 'program.listen', program: program.name, listeners });
  };
  return (
    <form class={styles.port} onSubmit={apply}>
      <TextField
        label={r('pc.programs.port', { proto: listener.proto.toUpperCase() })}
        value={text}
        inputMode="numeric"
        problem={problem}
        onInput={setText}
      />
      <button type="submit" class={styles.button} disabled={text === String(listener.port)}>
        {r('pc.programs.apply')}
      </button>
      {listener.bind === 'loopback' && <p class={styles.help}>{r('pc.listeners.loopback')}</p>}
    </form>
  );
}

/** Who listens: the same list as `netstat -ano` would give. */
export function ListenersWindow() {
  const { r, t, pc, host, programName } = useSimPc();
  const rows = listenerRows(pc.listeners);
  const nameOf = (name: string | null): string | null => {
    const program = host.programs.find((each) => each.name === name);
    return program === undefined ? name : programName(program);
  };
  return (
    <SimWindow title={r('pc.listeners.title')} icon="list">
      <div class={styles.page}>
        <p class={styles.lead}>{r('pc.listeners.lead')}</p>
        <div class={styles.scroll} tabIndex={0} role="group" aria-label={t('pc.listeners.title')}>
          <table class={styles.table}>
            <thead>
              <tr>
                <th scope="col">{r('pc.listeners.proto')}</th>
                <th scope="col">{r('pc.listeners.local')}</th>
                <th scope="col">{r('pc.listeners.state')}</th>
                <th scope="col">{r('pc.listeners.program')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <td>{row.proto.toUpperCase()}</td>
                  <td>{row.local}</td>
                  <td>{row.state ?? ''}</td>
                  <td>
                    {nameOf(row.program) ?? row.service ?? ''}
                    {row.isLoopback && <span class={styles.help}> {r('pc.listeners.loopback')}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {rows.length === 0 && <p>{r('pc.listeners.none')}</p>}
        <p class={styles.help}>{r('pc.listeners.meaning')}</p>
      </div>
    </SimWindow>
  );
}
