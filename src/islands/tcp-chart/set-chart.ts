/** Sets the chart up when the page is built. The browser does not load this file. */
import { followConnection } from '#machines/experiment/follow.ts';
import { stageOf } from '#machines/experiment/run.ts';
import { tcpRows, tcpStates } from '#machines/experiment/tcp-table.ts';
import type { TcpCase, TcpChartScript } from './tcp-chart-script.ts';

/** What the chart of TCP states is given: the engine's table, and three conversations as the engine carried them out. */
export function tcpChartScript(
  scenario: unknown,
  number: string,
  ports: { readonly open: number; readonly closed: number },
  locale: 'ja' | 'en',
): TcpChartScript {
  const follow = (id: TcpCase['id'], technique: 'connect' | 'syn', port: number): TcpCase => {
    const moments = followConnection(scenario, [], { technique, port });
    if (!moments.ok) throw new Error(`<TcpChart>: ${JSON.stringify(moments.problem)}`);
    return { id, port, moments: moments.value };
  };
  const stage = stageOf(scenario, []);
  if (!stage.ok) throw new Error(`<TcpChart>: ${JSON.stringify(stage.problem)}`);
  const { caller, target } = stage.value;
  return {
    number,
    states: tcpStates,
    rows: tcpRows,
    cases: [
      follow('open', 'connect', ports.open),
      follow('closed', 'connect', ports.closed),
      follow('half', 'syn', ports.open),
    ],
    caller: caller.label?.[locale] ?? caller.name,
    target: target.label?.[locale] ?? target.name,
  };
}
