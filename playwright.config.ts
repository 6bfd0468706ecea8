import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { chromiumArguments } from './src/cli/chromium.ts';

/**
 * `npm run test:e2e` finds the browser and serves the built site, and says here where both are. Without it (an editor's
 * test panel, `npx playwright test`) Playwright starts the site itself and takes its own browser.
 */
const { MINATO_TEST_ADDRESS: address, CHROME_PATH: browser } = process.env;
const ownAddress = 'http://127.0.0.1:4321/';

const ownServer: PlaywrightTestConfig =
  address === undefined
    ? { webServer: { command: 'node src/cli/start.ts --port 4321', url: ownAddress, reuseExistingServer: true } }
    : {};

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A test that passes only now and then is a failing test: `support/stalled-browser.ts` lets none be tried again but one
  // whose browser had stopped drawing.
  retries: 1,
  // Generous: a machine that has better things to do is no failure.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: address ?? ownAddress,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
    // It would fetch the whole site in every test; offline.e2e.ts lets it in.
    serviceWorkers: 'block',
    launchOptions: { ...(browser === undefined ? {} : { executablePath: browser }), args: chromiumArguments() },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'mobile',
      grepInvert: /@own-sizes|@any-size/u,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
  ...ownServer,
});
