/** What each program does with what was asked of it: those that end at once, and the first and next steps of those that wait. */
import type { Command } from '#sim/command.ts';
import type { Network } from '#sim/network.ts';
import type { Host } from '#sim/scenario.ts';
import { EMPTY_LINE, LINE_CODES, say, type Line } from './line.ts';
import { startNmap, stepNmap, type NmapJob } from './nmap-job.ts';
import { startPing, stepPing, type JobStep, type PingJob } from './ping-job.ts';
import type { Request } from './request.ts';
import { profileLines, ruleLines } from './write-netsh.ts';
import { interfaceLines, ipconfigLines, netstatLines } from './write-network.ts';

export type Job = PingJob | NmapJob;

/** What a program that ends at once writes, and the commands that it wants carried out. */
export interface Effect {
  readonly lines: readonly Line[];
  readonly commands: readonly Command[];
}

export function effectOf(request: Request, host: Host, network: Network): Effect {
  const only = (lines: readonly Line[]): Effect => ({ lines, commands: [] });
  switch (request.program) {
    case 'hostname':
      return only([{ text: host.name }, EMPTY_LINE]);
    case 'help':
      return only(helpLines(request.topic));
    case 'ipconfig':
      return only(ipconfigLines(network, host, request.all));
    case 'netstat':
      return only(netstatLines(network, host, request.netstat));
    case 'netsh': {
      const { netsh } = request;
      if (netsh.kind === 'change') return { lines: netsh.said, commands: netsh.commands };
      if (netsh.kind === 'show-rules') return only(ruleLines(netsh.rules));
      if (netsh.kind === 'show-interface') return only(interfaceLines(network, host));
      return only(profileLines(host, netsh.profiles, netsh.part));
    }
    default:
      return only([]);
  }
}

function helpLines(topic: Request['program'] | null): readonly Line[] {
  const code = LINE_CODES.find((each) => each === `help.${topic ?? 'all'}`)!;
  return [say(code), EMPTY_LINE];
}

export function firstStep(request: Request, host: Host, network: Network): JobStep<Job> | null {
  if (request.program === 'ping') return startPing(request.ping);
  return request.program === 'nmap' ? startNmap(request.nmap, host, network) : null;
}

export function nextStep(job: Job, host: string, network: Network): JobStep<Job> {
  return job.kind === 'ping' ? stepPing(job, host, network) : stepNmap(job, host, network);
}
