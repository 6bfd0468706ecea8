/**
 * Where a probing thread begins. Plain JavaScript: it takes the sources from the main thread, which has stripped their
 * types already. A thread that strips for itself needs 18 MB and a tenth of a second more.
 */
import { registerHooks } from 'node:module';
import { workerData } from 'node:worker_threads';

const { entry, sources } = workerData;

registerHooks({
  load(url, context, nextLoad) {
    const source = sources.get(url);
    return source === undefined ? nextLoad(url, context) : { format: 'module', source, shortCircuit: true };
  },
});

await import(entry);
