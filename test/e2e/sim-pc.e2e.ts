import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { expect, test as base } from './support/browser-test.ts';
import { locales } from './support/messages.ts';
import { SimPcPage } from './support/sim-pc-page.ts';

const test = base.extend<{ readonly pc: SimPcPage }>({
  pc: async ({ page, baseURL }, use) => {
    await use(new SimPcPage(page, baseURL ?? 'http://127.0.0.1/'));
  },
});

for (const locale of locales)
  test(`the settings lead by keyboard to the console, and its wizard to a rule that is in force (${locale})`, async ({
    pc,
    page,
  }) => {
    await pc.openPc(locale);
    await pc.walkToConsole();
    await pc.press('wfas.node.in', 'wfas.new-rule');
    const wizard = pc.screen.getByRole('dialog');
    // The dialog has the focus, and keeps it.
    await expect(wizard.locator(':focus')).toHaveCount(1);
    await wizard.getByRole('radio', { name: pc.name('wizard.type.port') }).press('Space');
    await pc.press('wizard.next');
    const ports = wizard.getByRole('textbox', { name: pc.name('wizard.ports.local.some') });
    await ports.press('Enter');
    // Nothing typed: the page stays and says what it wants.
    await expect(ports).toHaveAttribute('aria-invalid', 'true');
    await ports.pressSequentially('8080');
    await pc.press('wizard.next', 'wizard.next', 'wizard.next');
    await wizard.getByRole('textbox', { name: pc.name('wizard.name.label') }).pressSequentially('Web 8080');
    await pc.press('wizard.finish');
    await expect(wizard).toContainText('netsh advfirewall firewall add rule');
    await page.keyboard.press('Escape');
    await expect(wizard).toHaveCount(0);
    await expect(pc.screen.getByRole('row', { name: /Web 8080/u })).toBeVisible();
  });

test('menus and windows are left as they were entered, by keyboard', async ({ pc, page }) => {
  await pc.openPc('en');
  await pc.press('pc.start');
  const menu = pc.screen.getByRole('region', { name: pc.text('pc.start') });
  await expect(menu.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await pc.press('pc.programs.title');
  // The remote desktop starts, and Windows asks at once.
  await pc.screen.getByRole('button', { name: /Remote desktop/u }).press('Enter');
  const alert = pc.screen.getByRole('alertdialog');
  await expect(alert.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(alert).toHaveCount(0);
  // One step back takes the whole answer back, and leaves the program running.
  await pc.press('pc.undo');
  await expect(alert).toHaveCount(0);
  await expect(pc.screen.getByRole('button', { name: /Stop Remote desktop/u })).toBeVisible();
  await pc.closeWindow();
  await expect(pc.startingWith('pc.programs.title').first()).toBeVisible();
});

for (const locale of locales)
  test(`the command prompt answers from the network, and lets nobody be held (${locale})`, async ({ pc }) => {
    await pc.openPc(locale);
    await pc.press('terminal.title');
    await expect(pc.prompt).toBeFocused();
    await pc.enter('ipconfig');
    await expect(pc.printed).toContainText('192.168.1.10');
    await pc.enter('netstat -ano');
    await expect(pc.printed).toContainText('0.0.0.0:25565');
    await pc.enter('ping -n 1 192.168.1.1');
    await expect(pc.printed).toContainText('TTL=64');
    await pc.enter('nmap -p 79-81 192.168.1.1');
    await expect(pc.printed).toContainText('80/tcp open');
    await pc.enter('netsh advfirewall firewall add rule name=Lab dir=in action=allow protocol=tcp localport=80');
    await pc.enter('netsh advfirewall firewall show rule name=Lab');
    await expect(pc.printed).toContainText('Lab');
    await pc.enter('nonsense');
    await expect(pc.printed).toContainText("'nonsense'");

    await pc.prompt.press('ArrowUp');
    await expect(pc.prompt).toHaveValue('nonsense');
    await pc.prompt.press('Escape');
    await expect(pc.prompt).toHaveValue('');
    await pc.prompt.pressSequentially('ipc');
    await pc.prompt.press('Tab');
    await expect(pc.prompt).toHaveValue('ipconfig ');
    await expect(pc.prompt).toBeFocused();
    await pc.prompt.press('Escape');
    await pc.prompt.press('Tab');
    await expect(pc.prompt).not.toBeFocused();

    // A program that does not end by itself is ended.
    await pc.prompt.fill('ping -t 192.168.1.1');
    await pc.prompt.press('Enter');
    await expect(pc.prompt).not.toBeEditable();
    await pc.prompt.press('Control+c');
    await expect(pc.prompt).toBeEditable();
    await expect(pc.printed).toContainText('^C');
    await pc.prompt.fill('exit');
    await pc.prompt.press('Enter');
    await expect(pc.prompt).toHaveCount(0);
  });

for (const theme of ['light', 'dark'] as const)
  test(`no window of the PC has a barrier that axe can find, in the ${theme} theme`, async ({ pc, page }) => {
    test.setTimeout(600_000);
    await pc.openPc('ja');
    await pc.preferTheme(theme);
    for (const look of looksOf(pc, page)) {
      await look();
      await expectAccessible(page, { within: pc.selector, ...(theme === 'dark' ? { only: 'colours' } : {}) });
      if (pc.isNarrow && theme === 'light') expect(await smallTargets(pc)).toEqual([]);
    }
  });

/** The windows, menus and dialogs of the PC, one after the other. */
function looksOf(pc: SimPcPage, page: Page): readonly (() => Promise<void>)[] {
  return [
    () => pc.press('terminal.title'),
    () => pc.enter('ipconfig'),
    async () => {
      await pc.closeWindow();
      await pc.press('pc.programs.title');
    },
    async () => {
      await pc.closeWindow();
      await pc.press('pc.listeners.title');
    },
    () => pc.press('pc.start'),
    () => pc.press('pc.search'),
    () => pc.press('pc.menu.close'),
    () => pc.press('pc.start', 'pc.settings'),
    () => pc.press('pc.settings.network'),
    () => pc.press('pc.settings.status'),
    () => pc.press('pc.settings.firewall'),
    () => pc.press('pc.advanced'),
    () => pc.press('pc.uac.yes'),
    () => pc.press('wfas.node.in'),
    () => pc.press('wfas.node.monitoring'),
    () => pc.press('wfas.node.out', 'wfas.new-rule'),
    () => pc.press('wizard.next'),
    async () => {
      await page.keyboard.press('Escape');
    },
  ];
}

/** What is smaller than a finger: names of controls under 44 pixels. Ticks and points count with their labels. */
async function smallTargets(pc: SimPcPage): Promise<readonly string[]> {
  return pc.screen.evaluate((screen) =>
    [...screen.querySelectorAll<HTMLElement>('button, select, input:not([type="radio"], [type="checkbox"])')].flatMap(
      (control) => {
        const { width, height } = control.getBoundingClientRect();
        const isShown = width > 0 && control.closest('[inert]') === null;
        return isShown && (height < 43.5 || width < 43.5)
          ? [`${control.textContent || (control.getAttribute('aria-label') ?? control.id)} ${width}×${height}`]
          : [];
      },
    ),
  );
}
