/**
 * The only programs that the helper starts while it runs: the listing tools of the operating system, by absolute path,
 * with fixed arguments, without a shell, with nothing that came from a client (contract §5, `GET /listeners`).
 */
import { execFile } from 'node:child_process';
import { joinNetstat, parseNetstat, parseTasklist } from './netstat.ts';
import { parseLsof } from './lsof.ts';
import type { ListenerReader } from './table.ts';

const LONGEST_MS = 5000;
const MOST_BYTES = 4 * 1024 * 1024;

const LSOF = '/usr/sbin/lsof';
const LSOF_ARGUMENTS = ['-nP', '-iTCP', '-sTCP:LISTEN', '-iUDP', '-FpcnPT'];
const NETSTAT_ARGUMENTS = ['-ano'];
const TASKLIST_ARGUMENTS = ['/fo', 'csv', '/nh'];

/** Reads with lsof. It ends with 1 when it has nothing to list, so what it printed counts, not how it ended. */
export function createLsofReader(): ListenerReader {
  const read = async (): ReturnType<ListenerReader['read']> =>
    parseLsof(await runTool(LSOF, LSOF_ARGUMENTS, { LC_ALL: 'C' }, '/', [0, 1]));
  return { source: 'lsof', read, readPorts: async () => (await read()).map(({ port }) => port) };
}

/** Reads with netstat and tasklist from `%SystemRoot%\System32`. */
export function createNetstatReader(systemRoot: string | undefined): ListenerReader {
  const root = systemRoot !== undefined && /^[A-Za-z]:\\[\w .-]{1,64}$/.test(systemRoot) ? systemRoot : 'C:\\Windows';
  const folder = `${root}\\System32`;
  const environment = { SystemRoot: root };
  const readRows = async (): Promise<ReturnType<typeof parseNetstat>> =>
    parseNetstat(await runTool(`${folder}\\NETSTAT.EXE`, NETSTAT_ARGUMENTS, environment, folder, [0]));
  return {
    source: 'netstat',
    read: async () => {
      const rows = await readRows();
      const names = await runTool(`${folder}\\tasklist.exe`, TASKLIST_ARGUMENTS, environment, folder, [0])
        .then(parseTasklist)
        // Without the names the table is still worth having.
        .catch(() => new Map<string, string>());
      return joinNetstat(rows, names);
    },
    readPorts: async () => (await readRows()).map(({ port }) => port),
  };
}

/** Runs one tool and gives its output as Latin-1: bytes stay apart, whatever the code page. */
function runTool(
  path: string,
  fixedArguments: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
  goodCodes: readonly number[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      path,
      fixedArguments,
      {
        encoding: 'latin1',
        env,
        cwd,
        shell: false,
        timeout: LONGEST_MS,
        killSignal: 'SIGKILL',
        maxBuffer: MOST_BYTES,
        windowsHide: true,
      },
      (error, output) => {
        if (error === null || (typeof error.code === 'number' && goodCodes.includes(error.code))) resolve(output);
        else reject(error);
      },
    );
  });
}
