/**
 * Registers the service worker and tells the page about it. `notice` is the hidden plate of the layout: `data-worker` is
 * the worker's address; it is shown when a newer version of the course waits, and its button asks for it. Nothing is
 * exchanged under a reader's hands: without the button the new version comes when every page was closed.
 */
import { Workbox } from 'workbox-window';

/** Does nothing where there are no service workers: an old browser, or a site that is not served over HTTPS. */
export function keepForOffline(notice: HTMLElement): void {
  const address = notice.dataset['worker'];
  if (address === undefined || !('serviceWorker' in navigator)) return;
  const workbox = new Workbox(address);
  workbox.addEventListener('waiting', () => {
    notice.hidden = false;
  });
  notice.querySelector('button')?.addEventListener('click', () => {
    workbox.addEventListener('controlling', () => {
      location.reload();
    });
    workbox.messageSkipWaiting();
  });
  // A private window or a full disk refuses: then the course needs the network, as any page does.
  workbox.register().catch(() => undefined);
}
