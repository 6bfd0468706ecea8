/** Runs inside a namespace: scans an address through the interface, takes the address away, and prints how the scan ended. */
import { execFileSync } from 'node:child_process';
import { startHelper } from '#helper/helper.ts';

const [target = '', ...removal] = process.argv.slice(2);
const helper = await startHelper({
  port: 0,
  foreignOrigins: [],
  site: undefined,
  writeLog: () => undefined,
  onIdle: () => undefined,
});
const base = `http://127.0.0.1:${String(helper.port)}/api/v1`;
const json = { 'Content-Type': 'application/json' };

const paired = await fetch(`${base}/pair`, {
  method: 'POST',
  headers: json,
  body: JSON.stringify({ code: helper.renewCode() }),
});
const { token } = (await paired.json()) as { token: string };
const headers = { Authorization: `Bearer ${token}` };
const body = JSON.stringify({ target, protocol: 'tcp', ports: '1-65535' });
const created = await fetch(`${base}/scans`, { method: 'POST', headers: { ...json, ...headers }, body });
const { id } = (await created.json()) as { id: string };
const events = await fetch(`${base}/scans/${id}/events`, { headers });
execFileSync('ip', removal);
await events.text();
const ended = (await (await fetch(`${base}/scans/${id}`, { headers })).json()) as {
  status: string;
  reason: string;
  results: { open: string };
};
const again = await fetch(`${base}/scans`, { method: 'POST', headers: { ...json, ...headers }, body });
await helper.stop('test');
process.stdout.write(
  JSON.stringify({ status: ended.status, reason: ended.reason, open: ended.results.open, again: again.status }),
);
