import { useMemo } from 'preact/hooks';
import { CompassShape } from '#art/Compass.tsx';
import { BoatShape } from '#art/Boat.tsx';
import { LighthouseShape } from '#art/Lighthouse.tsx';
import { GuardShape } from '#art/people.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { formatAddress, publicAddressOf } from '#machines/lab/home-text.ts';
import type { SightRow } from '#machines/lab/sights.view.ts';
import { voyageAt } from '#machines/lab/voyage.ts';
import { strangersOf } from '#machines/patrol/outward.ts';
import { useLab } from '../lab-context.ts';
import { Berths } from './Berths.tsx';
import { berthsShown } from './berths-shown.ts';
import type { Geography } from './geography.ts';
import { Label } from './Label.tsx';
import { Land } from './Land.tsx';
import { Voyage } from './Voyage.tsx';
import styles from './scene.module.css';

/** The harbour chart: the sea outside, the lighthouse at its mouth, the berths of the PC, and the boat under way. */
export function Scene({ geo }: { readonly geo: Geography }) {
  const { state, view, rows, labels, wording, port } = useLab();
  const { network } = view;
  const shown = berthsShown(rows, port, geo.berths);
  const { gateway, hosts } = view.scenario;
  const isWide = geo.name === 'wide';
  const pc = hosts.find(({ name }) => name === state.pc);
  const stranger = strangersOf(view.scenario)[0];
  const others = network.topology.devices.filter(({ host, name }) => host?.network === 'lan' && name !== state.pc);
  return (
    <div class={styles['scene']}>
      <svg viewBox={`0 0 ${geo.width} ${geo.height}`} preserveAspectRatio="xMidYMid meet">
        <Land geo={geo} soundings={shown.map((row) => row.port)} />
        {isWide && (
          <g transform="translate(300 398) scale(0.24)">
            <CompassShape />
          </g>
        )}
        <g transform={`translate(${geo.scanner[0] - 34} ${geo.scanner[1] - 50}) scale(${isWide ? 0.85 : 0.62})`}>
          <BoatShape kind="scanner" heading="right" />
        </g>
        {gateway.upstream !== null && (
          <g
            transform={`translate(${geo.upstream[0] - 12} ${geo.upstream[1] - (isWide ? 62 : 44)}) scale(${isWide ? 0.62 : 0.42})`}
          >
            <LighthouseShape />
          </g>
        )}
        <g transform={`translate(${geo.lighthouse[0]} ${geo.lighthouse[1]}) scale(${isWide ? 1 : 0.68})`}>
          {gateway.up && <path class={styles['beam']} d={isWide ? 'M20 18-132 2V54Z' : 'M18 18-52 4V42Z'} />}
          <LighthouseShape />
        </g>
        <g transform={`translate(${geo.guard[0]} ${geo.guard[1]}) scale(${isWide ? 0.9 : 0.62})`}>
          <GuardShape />
        </g>
        {others.map((device, place) => {
          const [x, y] = geo.others[place % geo.others.length]!;
          return (
            <g key={device.name} class={styles['buoy']} data-off={device.up ? undefined : ''}>
              <circle cx={x} cy={y} r="6" />
            </g>
          );
        })}
        {stranger !== undefined && (
          <g class={styles['buoy']} data-off={stranger.up ? undefined : ''}>
            <circle cx={geo.neighbour[0]} cy={geo.neighbour[1]} r="7" />
          </g>
        )}
        <Berths geo={geo} shown={shown} />
        <g class={styles['names']} data-chart={geo.name}>
          <Label x={isWide ? 72 : 10} y={8} width={isWide ? 200 : 96} plate>
            <b>
              <Ruby text={labels['lab.scene.outside']} />
            </b>
            {isWide && (
              <span>
                <Ruby text={labels['lab.scene.outside.echo']} />
              </span>
            )}
          </Label>
          <Label x={isWide ? 492 : 296} y={isWide ? 6 : 116} width={isWide ? 190 : 88} plate>
            <b>
              <Ruby text={labels['lab.scene.inside']} />
            </b>
            {isWide && (
              <span>
                <Ruby text={labels['lab.scene.inside.echo']} />
              </span>
            )}
          </Label>
          {isWide && (
            <Label x={716} y={4} width={140} plate>
              <b>{pc !== undefined && <Ruby text={wording.text(pc.label ?? pc.name)} />}</b>
            </Label>
          )}
          <Label
            x={geo.scanner[0] - (isWide ? 62 : 42)}
            y={geo.scanner[1] + (isWide ? 10 : 4)}
            width={isWide ? 132 : 100}
            centred
          >
            <b>
              <Ruby text={labels['lab.place.scanner']} />
            </b>
            {isWide && <code>{formatAddress(view.scenario.scanner.address)}</code>}
          </Label>
          {isWide && <Calm />}
          {isWide && (
            <Label x={geo.provider[0] - 62} y={geo.provider[1] - 46} width={132} centred>
              <b>
                <Ruby text={labels['place.provider']} />
              </b>
            </Label>
          )}
          {stranger !== undefined && (
            <Label
              x={geo.neighbour[0] - (isWide ? 60 : 56)}
              y={geo.neighbour[1] + 8}
              width={isWide ? 120 : 112}
              centred
            >
              <small>
                <Ruby text={wording.text(stranger.label ?? stranger.name)} />
              </small>
            </Label>
          )}
          {gateway.upstream !== null && (
            <Label
              x={geo.upstream[0] - (isWide ? 66 : 47)}
              y={geo.upstream[1] + (isWide ? 6 : 2)}
              width={isWide ? 132 : 94}
              centred
            >
              <b>
                <Ruby text={wording.device(network, network.topology.upstream)} />
              </b>
              {isWide && <code>{publicAddressOf(view.scenario)}</code>}
            </Label>
          )}
          <Label x={isWide ? 286 : 142} y={isWide ? 24 : 84} width={isWide ? 150 : 128} centred>
            <b>
              <Ruby text={wording.device(network, network.topology.gateway)} />
            </b>
            <code>{formatAddress(gateway.wan.address)}</code>
            {isWide && <code>{formatAddress(gateway.lan.address)}</code>}
          </Label>
          <Label
            x={geo.guard[0] - (isWide ? 46 : 4)}
            y={geo.guard[1] - (isWide ? 24 : 22)}
            width={isWide ? 118 : 60}
            centred
          >
            <b>
              <Ruby text={labels['lab.scene.guard']} />
            </b>
          </Label>
          {isWide &&
            others.slice(0, geo.others.length).map((device, place) => {
              const [x, y] = geo.others[place]!;
              return (
                <Label key={device.name} x={x - 60} y={y + 6} width={120} centred>
                  <small>
                    <Ruby text={wording.device(network, device.index)} />
                    {!device.up && (
                      <>
                        {' '}
                        <Ruby text={labels['lab.scene.asleep']} />
                      </>
                    )}
                  </small>
                </Label>
              );
            })}
        </g>
      </svg>
      <BoatUnderWay geo={geo} shown={shown} />
    </div>
  );
}

/** Before the first boat: how to send one. */
function Calm() {
  const { state, labels } = useLab();
  if (state.playhead.lines.length > 0) return null;
  return (
    <Label x={30} y={172} width={300} height={72} plate>
      <span>
        <Ruby text={labels['lab.scene.calm']} />
      </span>
    </Label>
  );
}

/** Apart from the chart, which stands still while the boat goes from line to line. */
function BoatUnderWay({ geo, shown }: { readonly geo: Geography; readonly shown: readonly SightRow[] }) {
  const { state } = useLab();
  const { lines, line } = state.playhead;
  const voyage = useMemo(() => voyageAt(lines, line), [lines, line]);
  if (voyage === null) return null;
  return (
    <svg class={styles['boats']} viewBox={`0 0 ${geo.width} ${geo.height}`} preserveAspectRatio="xMidYMid meet">
      <Voyage geo={geo} voyage={voyage} shown={shown} />
    </svg>
  );
}
