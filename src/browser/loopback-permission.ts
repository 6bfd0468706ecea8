/** Whether a public page may talk to this machine (way B): what the browser says, where it can say it. */

export type LoopbackPermission = 'granted' | 'prompt' | 'denied' | 'unknown';

/** Chromium 147 calls it `loopback-network`, 142 to 146 `local-network-access`; other browsers know neither. */
const NAMES = ['loopback-network', 'local-network-access'];

export async function loopbackPermission(
  permissions: Pick<Permissions, 'query'> | undefined,
): Promise<LoopbackPermission> {
  for (const name of NAMES) {
    try {
      const status = await permissions?.query({ name: name as PermissionName });
      if (status !== undefined) return status.state;
    } catch {
      // A name that this browser does not know throws.
    }
  }
  return 'unknown';
}
