import { DEFAULT_PORT } from '#helper-protocol/protocol.ts';
import { startHelperProcess, type HelperProcess } from '#test/helper/support/helper-process.ts';

/**
 * The real helper at the port of its contract, for the page of another origin (way B). Waits while somebody else has that
 * port, for there is only one.
 */
export async function runHelperFor(origin: string): Promise<HelperProcess & { readonly origin: string }> {
  for (let patience = 120; ; patience -= 1) {
    try {
      const port = String(DEFAULT_PORT);
      const helper = await startHelperProcess(['--no-site', '--allow-origin', origin, '--port', port]);
      return { ...helper, origin: `http://127.0.0.1:${port}` };
    } catch (error) {
      if (patience === 0 || !String(error).includes('already in use')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

/** The real helper with the built site, as `npm run helper` starts it. `port`: again at the place of one that ended. */
export async function runHelperWithSite(port?: number): Promise<HelperProcess & { readonly origin: string }> {
  // The last of two --port options holds.
  const helper = await startHelperProcess(port === undefined ? [] : ['--port', String(port)]);
  return { ...helper, origin: `http://127.0.0.1:${port ?? helper.port}` };
}
