/**
 * The service worker: after the first visit every page of the course opens without the network. It keeps the whole
 * site as it was built, one version at a time; a newer one is fetched beside it and waits until the reader asks for it
 * or every page is closed, so that no page ever mixes two versions.
 *
 * `vite.offline.config.ts` bundles it after the site was built and fills in the list of files.
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute, setCatchHandler } from 'workbox-routing';

/** The part of the service worker's global scope that is used here (the project's types are those of a page). */
interface WorkerScope {
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Every file of the site by its path below the worker's own, with what changes when the file does. */
declare const __KEPT_FILES__: readonly { readonly url: string; readonly revision: string | null }[];

const scope = globalThis as unknown as WorkerScope;

precacheAndRoute([...__KEPT_FILES__], { ignoreURLParametersMatching: [/.*/u] });
cleanupOutdatedCaches();

// A page that was not built is asked of the network; without one, the site's own 404 answers.
registerRoute(new NavigationRoute(({ request }) => fetch(request)));
setCatchHandler(async () => (await matchPrecache('404.html')) ?? Response.error());

scope.addEventListener('message', ({ data }) => {
  if (isAskedToTakeOver(data)) void scope.skipWaiting();
});

/** What workbox-window sends when the reader asked for the new version. */
function isAskedToTakeOver(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
}
