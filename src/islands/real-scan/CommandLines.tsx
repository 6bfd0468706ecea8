import { useState } from 'preact/hooks';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { fill } from '../fill.ts';
import type { RealScanLabels } from './real-scan.labels.ts';
import styles from './connect.module.css';

const SYSTEMS = ['windows', 'macos', 'linux'] as const;
export type System = (typeof SYSTEMS)[number];

/** PowerShell refuses npm's script by default; `npm.cmd` is a program and starts. */
const NPM: Readonly<Record<System, string>> = { windows: 'npm.cmd', macos: 'npm', linux: 'npm' };

/** What this machine runs, as far as the browser tells; only the tab that is open at first depends on it. */
function likelySystem(): System {
  const hint = typeof navigator === 'undefined' ? '' : navigator.userAgent;
  if (/Mac OS X|Macintosh/.test(hint)) return 'macos';
  return /Linux|X11/.test(hint) && !/Android/.test(hint) ? 'linux' : 'windows';
}

/** How the helper is started, for three systems, each line with a button that copies it. */
export function CommandLines({ labels }: { readonly labels: RealScanLabels }) {
  const [system, choose] = useState<System>(likelySystem);
  const lines = [
    { key: 'install', text: `${NPM[system]} ci` },
    { key: 'start', text: `${NPM[system]} run helper` },
  ] as const;
  return (
    <div class={styles['commands']}>
      <div class={styles['systems']} role="group" aria-label={stripRuby(labels['helper.systems'])}>
        {SYSTEMS.map((name) => (
          <button type="button" key={name} aria-pressed={name === system} onClick={() => choose(name)}>
            {labels[`helper.system.${name}`]}
          </button>
        ))}
      </div>
      <ol class={styles['how']}>
        <li>
          <Ruby text={labels[`helper.terminal.${system}`]} />
        </li>
        {lines.map(({ key, text }) => (
          <li key={key}>
            <span>
              <Ruby text={labels[`helper.command.${key}`]} />
            </span>
            <CommandLine text={text} labels={labels} />
          </li>
        ))}
        <li>
          <Ruby text={labels['helper.command.open']} />
        </li>
      </ol>
    </div>
  );
}

function CommandLine({ text, labels }: { readonly text: string; readonly labels: RealScanLabels }) {
  const [said, say] = useState<'copied' | 'manual' | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      say('copied');
    } catch {
      // Without permission the clipboard stays shut; the line can be marked by hand.
      say('manual');
    }
  };
  return (
    <span class={styles['line']}>
      <code>{text}</code>
      <button
        type="button"
        class="button plain small"
        aria-label={stripRuby(fill(labels['helper.copy.what'], { line: text }))}
        onClick={() => void copy()}
      >
        <span>
          <Ruby text={labels['helper.copy']} />
        </span>
      </button>
      <span role="status" class={styles['said']}>
        {said !== null && <Ruby text={labels[`helper.copy.${said}`]} />}
      </span>
    </span>
  );
}
