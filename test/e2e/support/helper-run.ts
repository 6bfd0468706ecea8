import { startHelperProcess, type HelperProcess } from '#test/helper/support/helper-process.ts';

/** The real helper with the built site, as `npm run helper` starts it. `port`: again at the place of one that ended. */
export async function runHelperWithSite(port?: number): Promise<HelperProcess & { readonly origin: string }> {
  // The last of two --port options holds.
  const helper = await startHelperProcess(port === undefined ? [] : ['--port', String(port)]);
  return { ...helper, origin: `http://127.0.0.1:${port ?? helper.port}` };
}
