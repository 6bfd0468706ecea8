/**
 * `npm start`: builds the site when it is missing or older than its sources, and serves it to this machine only.
 *
 *   npm start -- [--port 4321] [--no-build]
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildSite, isSiteFresh, siteBase, siteFolder } from './site-build.ts';
import { close, listen, loopback } from './listen.ts';
import { createStaticServer, readSite } from './static-server.ts';
import { say } from './text.ts';

const defaultPort = 4321;

interface Options {
  /** Absent: the default port, or the next free one. */
  readonly port: number | undefined;
  readonly build: boolean;
}

/** The options, or what is wrong with them. */
function readOptions(args: string[]): Options | string {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string' }, 'no-build': { type: 'boolean' } } });
    if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65_535)) {
      return say('start.bad-port', { value: values.port });
    }
    return { port: values.port === undefined ? undefined : Number(values.port), build: values['no-build'] !== true };
  } catch (error) {
    return (error as Error).message;
  }
}

/** Resolves with the exit status, when the site could not be served, or with undefined once it is being served. */
async function start(options: Options): Promise<number | undefined> {
  if (options.build && !(await isSiteFresh())) {
    console.log(say('start.building'));
    const status = await buildSite();
    if (status !== 0) {
      console.error(say('start.not-built'));
      return status;
    }
  }
  if (!existsSync(siteFolder)) {
    console.error(say('start.nothing-built'));
    return 1;
  }
  const site = readSite(siteFolder, await siteBase());
  const server = createStaticServer(site);
  let port: number;
  try {
    port = await listen(server, options.port ?? defaultPort, options.port !== undefined);
  } catch (error) {
    console.error(say('start.no-port', { port: options.port ?? defaultPort, reason: (error as Error).message }));
    return 1;
  }
  console.log(say('start.ready', { address: `http://${loopback}:${String(port)}${site.base}` }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void close(server);
    });
  }
  return undefined;
}

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(`${options}\n${say('start.usage')}`);
  process.exitCode = 2;
} else {
  const status = await start(options);
  if (status !== undefined) process.exitCode = status;
}
