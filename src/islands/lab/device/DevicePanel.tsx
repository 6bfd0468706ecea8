import { useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from '#art/Icon.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { hasSettings, lineOf, type Line } from '#machines/lab/lines.ts';
import { Tabs } from '../frame/Tabs.tsx';
import { later } from '../../later.tsx';
import { useLab } from '../lab-context.ts';
import { Patrol } from '../patrol/Patrol.tsx';
import { GatewayWindow } from './GatewayWindow.tsx';
import { PhoneScreen } from './PhoneScreen.tsx';
import styles from './device.module.css';

/** The simulated PC is the largest part of the page's script, and much can be done without it. */
const PcScreen = later(() => import('./PcScreen.tsx').then((module) => module.PcScreen));

const devices = {
  pc: 'monitor',
  gateway: 'lighthouse',
  outer: 'lighthouse',
  patrol: 'patrol',
} as const satisfies Record<string, IconName>;

type DeviceName = keyof typeof devices;

/** The screens of the home's machines, in a bezel that says what they are: simulated. */
export function DevicePanel() {
  const { state, view, labels, wording, isStory } = useLab();
  const host = view.scenario.hosts.find(({ name }) => name === state.pc);
  const hasScreen = host?.stack === 'windows';
  const [wanted, setDevice] = useState<DeviceName>(isStory ? 'patrol' : 'gateway');
  const line = lineOf(view.scenario);
  const isThere: Readonly<Record<DeviceName, boolean>> = {
    pc: hasScreen,
    gateway: true,
    outer: line === 'double-router' && view.scenario.gateway.upstream !== null,
    patrol: true,
  };
  const device = isThere[wanted] ? wanted : 'gateway';
  const wasShown = useRef(false);
  wasShown.current ||= device === 'pc';
  const wordOf = (name: DeviceName): string => {
    if (name === 'pc' && host?.label) return wording.text(host.label);
    return name === 'gateway' && !hasSettings(line) ? labels['place.phone'] : labels[`lab.device.${name}`];
  };
  return (
    <section class={styles['bezel']}>
      <Tabs
        id="device"
        label={labels['lab.device']}
        dark
        tabs={(Object.keys(devices) as DeviceName[])
          .filter((name) => isThere[name])
          .map((name) => ({
            name,
            word: (
              <span class={styles['tab-word']}>
                <Icon name={devices[name]} width={22} />
                <span>
                  <Ruby text={wordOf(name)} />
                </span>
              </span>
            ),
          }))}
        chosen={device}
        onChoose={(name) => setDevice(name as DeviceName)}
      >
        {wasShown.current && hasScreen && <PcScreen host={host} isShown={device === 'pc'} />}
        {device !== 'pc' && (
          <>
            <p class={`on-colour ${styles['promise']}`}>
              <span class="tag simulated">
                <span>
                  <Ruby text={labels['lab.device.simulated']} />
                </span>
              </span>
              <span>
                <Ruby text={labels['lab.device.promise']} />
              </span>
            </p>
            {screenOf(device, line)}
          </>
        )}
      </Tabs>
    </section>
  );
}

function screenOf(device: Exclude<DeviceName, 'pc'>, line: Line) {
  if (device === 'patrol') return <Patrol />;
  if (device === 'outer') return <GatewayWindow key="outer" place="upstream" />;
  return hasSettings(line) ? <GatewayWindow key="gateway" place="gateway" /> : <PhoneScreen />;
}
