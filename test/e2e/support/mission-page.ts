import type { Locator } from '@playwright/test';
import { expect } from './browser-test.ts';
import type { Locale } from './messages.ts';
import { SandboxPage } from './sandbox-page.ts';

type Key = Parameters<SandboxPage['name']>[0];

/** A mission in the lab, played by keyboard with the chart hidden unless a test says otherwise. */
export class MissionPage extends SandboxPage {
  async begin(mission: string, locale: Locale): Promise<void> {
    await this.open(`/missions/${mission}/`, locale);
    await this.press('mission.briefing.accept');
    await this.button('lab.scene.text').press('Enter');
  }

  get bar(): Locator {
    return this.main.getByRole('region', { name: this.name('mission.tag') });
  }

  /** Presses a button of the mission's bar. */
  async press(key: Key): Promise<void> {
    await this.bar
      .getByRole('button', { name: this.name(key) })
      .first()
      .press('Enter');
  }

  /** Sends a boat to a port and waits for what came of it. */
  async look(port: number, from: 'internet' | 'lan' = 'internet'): Promise<void> {
    await this.choosePort(port, from);
    await this.button('lab.why.sail').press('Enter');
    await this.button('lab.time.end').press('Enter');
  }

  /** Chooses the answers by their places in each question. */
  async answer(...places: readonly number[]): Promise<void> {
    await this.press('mission.questions');
    for (const [question, place] of places.entries())
      await this.bar.getByRole('group').nth(question).getByRole('radio').nth(place).press('Space');
  }

  /** The screen of a machine: of the PC, or of another one by its name. */
  async device(name: 'pc' | 'gateway' | 'outer' | 'patrol'): Promise<Locator> {
    await this.show('screen');
    const tabs = this.main.getByRole('tablist', { name: this.name('lab.device') }).getByRole('tab');
    await (name === 'pc' ? tabs.first() : tabs.and(this.page.locator(`#device-tab-${name}`))).press('Enter');
    return this.page.locator('#device-panel');
  }

  /** Opens a page of the gateway's settings. */
  async gatewayPage(name: 'forward' | 'upnp' | 'admin' | 'wan'): Promise<Locator> {
    const screen = await this.device('gateway');
    await screen.getByRole('button', { name: this.name(`gateway.page.${name}`) }).press('Enter');
    return screen;
  }

  /** Opens Programs and services from the desktop. */
  async programs(): Promise<Locator> {
    const screen = await this.device('pc');
    await screen
      .getByRole('button', { name: this.name('pc.programs.title') })
      .first()
      .press('Enter');
    return screen;
  }

  /** Sends the patrol boat from outside to these ports of the home, and waits for its return. */
  async patrol(ports: string): Promise<void> {
    const screen = await this.device('patrol');
    await screen.getByRole('textbox', { name: this.name('lab.views.ports') }).fill(ports);
    await screen.getByRole('button', { name: this.name('lab.patrol.go') }).press('Enter');
    await this.button('lab.time.end').first().press('Enter');
  }

  /** Has it checked, and expects that it is done. */
  async solve(): Promise<void> {
    await this.press('mission.check');
    await expect(this.bar.getByRole('heading', { name: this.name('mission.solved') })).toBeFocused();
    await this.press('mission.debrief.open');
    await expect(this.bar.getByRole('heading', { name: this.name('mission.debrief.title') })).toBeFocused();
  }

  /** What the looking back says of how narrow the gates are, out of 100. */
  score(points: number): Locator {
    const [before = '', after = ''] = this.text('mission.debrief.score').split('{score}');
    return this.bar.getByText(`${before}${String(points)}${after}`);
  }
}
