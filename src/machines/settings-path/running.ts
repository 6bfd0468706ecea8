/** A settings path that runs, for whoever shows it. */
import { createActor, type ActorRefFrom } from 'xstate';
import { settingsPathMachine, type WindowsVersion } from './settings-path.machine.ts';

export type SettingsPathActor = ActorRefFrom<typeof settingsPathMachine>;

/** Starts on the desktop of a PC with that version. */
export function startSettingsPath(version: WindowsVersion): SettingsPathActor {
  return createActor(settingsPathMachine, { input: { version } }).start();
}
