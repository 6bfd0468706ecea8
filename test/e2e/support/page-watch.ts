import { expect, type BrowserContext } from '@playwright/test';

/** What Chromium itself asks for or opens without going to the network. */
const localSchemes = new Set(['data:', 'blob:', 'about:']);

/** What Playwright itself writes where `serviceWorkers` is 'block'. */
const blockedWorker = 'Service Worker registration blocked by Playwright';

/**
 * Notes what a page of ours must never do: ask another origin for anything, break its own content security policy,
 * throw, or complain in the console. (Chromium reports a violated policy in the console.)
 */
export class PageWatch {
  readonly #origin: string;
  readonly #allowedOrigins = new Set<string>();
  readonly #allowedComplaints: RegExp[] = [];
  readonly #notes: string[] = [];

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** This test lets the page talk to one more origin: the local helper that the test started. */
  allowOrigin(origin: string): void {
    this.#allowedOrigins.add(origin);
  }

  /** This test provokes a complaint: a page that is not there, a helper that does not answer. */
  allowComplaint(pattern: RegExp): void {
    this.#allowedComplaints.push(pattern);
  }

  /** Watches every page of the context, those that are opened later too. */
  follow(context: BrowserContext): void {
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (localSchemes.has(protocol) || origin === this.#origin || this.#allowedOrigins.has(origin)) return;
      this.#notes.push(`asked a third party: ${request.url()}`);
    });
    context.on('console', (message) => {
      if (message.text() === blockedWorker) return;
      if (message.type() === 'error' || message.type() === 'warning') this.#complain(message.text());
    });
    context.on('weberror', (error) => {
      this.#complain(error.error().stack ?? error.error().message);
    });
  }

  /** Fails the test with everything that was noted. */
  expectNothing(): void {
    expect(this.#notes, 'the page asked no third party, kept its policy and did not complain').toEqual([]);
  }

  /** What was noted so far. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  #complain(text: string): void {
    if (!this.#allowedComplaints.some((pattern) => pattern.test(text))) this.#notes.push(`console: ${text}`);
  }
}
