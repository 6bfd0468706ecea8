/** The engine as a browser gets it: one minified module, compressed. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** Kilobytes (1,000 octets) of gzip for everything that the scanner page needs of `sim`. */
export async function engineKilobytes(): Promise<number> {
  const entry = fileURLToPath(new URL('./engine.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'engine' }, minify: true, target: 'es2023' },
  });
  const outputs = Array.isArray(result) ? result : [result];
  let octets = 0;
  for (const output of outputs)
    if ('output' in output)
      for (const chunk of output.output) if (chunk.type === 'chunk') octets += gzipSync(chunk.code).length;
  return octets / 1000;
}
