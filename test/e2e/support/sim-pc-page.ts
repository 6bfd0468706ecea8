import type { Locator } from '@playwright/test';
import { expect } from './browser-test.ts';
import { spaced, type Locale, type MessageKey } from './messages.ts';
import { SandboxPage } from './sandbox-page.ts';

/** The simulated PC of the sandbox, handled by keyboard; a press is a key on what has the focus. */
export class SimPcPage extends SandboxPage {
  async openPc(locale: Locale): Promise<void> {
    await this.openSandbox(locale);
    await this.show('screen');
    await this.page.getByRole('tab', { name: 'PC' }).first().press('Enter');
    await expect(this.screen).toBeVisible();
  }

  /** Selects the simulated screen with its frame. */
  get selector(): string {
    return `section[aria-label="${this.text('pc.frame')}"]`;
  }

  get screen(): Locator {
    return this.page.locator(this.selector);
  }

  /** A button of the screen that begins with these words (it may have a second line). */
  startingWith(key: MessageKey): Locator {
    return this.screen.getByRole('button', { name: new RegExp(`^\\s*${spaced(this.text(key)).source}`, 'u') });
  }

  /** Presses Enter on one button after the other. */
  async press(...keys: MessageKey[]): Promise<void> {
    for (const key of keys) {
      const target = this.startingWith(key).first();
      await target.focus();
      await expect(target).toBeFocused();
      await this.page.keyboard.press('Enter');
    }
  }

  async closeWindow(): Promise<void> {
    await this.press('pc.close');
  }

  /** Start, gear, and so on to the firewall's console: the way of Windows 10. */
  async walkToConsole(): Promise<void> {
    await this.press('pc.start', 'pc.settings', 'pc.settings.network', 'pc.settings.status', 'pc.settings.firewall');
    await this.press('pc.advanced', 'pc.uac.yes');
    await expect(this.screen.getByRole('navigation', { name: this.text('wfas.tree') })).toBeVisible();
  }

  get dialog(): Locator {
    return this.screen.getByRole('dialog');
  }

  /** Through the wizard to an inbound rule for these TCP ports, from the console's list of inbound rules. */
  async makePortRule(ports: string, name: string): Promise<void> {
    await this.press('wfas.node.in', 'wfas.new-rule');
    await this.dialog.getByRole('radio', { name: this.name('wizard.type.port') }).press('Space');
    await this.press('wizard.next');
    await this.type('wizard.ports.local.some', ports);
    await this.press('wizard.next', 'wizard.next', 'wizard.next');
    await this.type('wizard.name.label', name);
    await this.press('wizard.finish');
  }

  private async type(field: MessageKey, text: string): Promise<void> {
    const box = this.dialog.getByRole('textbox', { name: this.name(field) });
    await box.pressSequentially(text);
    await expect(box).toHaveValue(text);
  }

  /** Deletes each rule of the list whose row is called so. */
  async removeRules(name: RegExp): Promise<void> {
    const rows = this.screen.getByRole('row', { name });
    for (let left = await rows.count(); left > 0; left -= 1) {
      await rows.first().getByRole('button').press('Delete');
      await this.press('pc.uac.yes');
      await expect(rows).toHaveCount(left - 1);
    }
  }

  get prompt(): Locator {
    return this.screen.getByRole('textbox', { name: new RegExp(this.text('terminal.input'), 'u') });
  }

  get printed(): Locator {
    return this.screen.getByRole('log', { name: this.text('terminal.output') });
  }

  /** Types a line at the command prompt, and waits until its program is done. */
  async enter(line: string): Promise<void> {
    await this.prompt.fill(line);
    await this.prompt.press('Enter');
    await expect(this.prompt).toBeEditable({ timeout: 30_000 });
  }
}
