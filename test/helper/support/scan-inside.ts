/** Runs inside a namespace: listens on some ports, scans, and prints the states. Arguments: target, ports, protocol, listening ports. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { scanOwn } from './own-scan.ts';

const [target = '', ports = '', protocol = 'tcp', listening = ''] = process.argv.slice(2);
const servers = await Promise.all(
  listening
    .split(',')
    .filter((port) => port !== '')
    .map(async (port) => {
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
      }).listen(Number(port), target);
      await once(server, 'listening');
      return server;
    }),
);
const lists = await scanOwn(target, ports, protocol === 'udp' ? 'udp' : 'tcp');
for (const server of servers) server.close();
process.stdout.write(JSON.stringify(lists));
