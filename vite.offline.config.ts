import { defineConfig } from 'vite';
import { keptFiles, serviceWorkerFile } from './src/cli/kept-files.ts';
import { siteFolder } from './src/cli/site-build.ts';

/** Bundles the service worker into the built site, with the list of the files that lie there. */
export default defineConfig({
  define: { __KEPT_FILES__: JSON.stringify(keptFiles(siteFolder)), 'process.env.NODE_ENV': '"production"' },
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: siteFolder,
    emptyOutDir: false,
    lib: {
      entry: 'src/browser/service-worker.ts',
      formats: ['iife'],
      name: 'serviceWorker',
      fileName: () => serviceWorkerFile,
    },
  },
});
