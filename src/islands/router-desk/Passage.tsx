import { Boat } from '#art/Boat.tsx';
import { Lighthouse } from '#art/Lighthouse.tsx';
import { Ruby } from '#art/Ruby.tsx';
import type { Endpoint } from '#machines/router-desk/desk-run.ts';
import { signsOf } from '../experiment/boats.ts';
import { endpoint } from '../experiment/leg-details.ts';
import type { DeskPart } from './desk-part.ts';
import styles from './router-desk.module.css';

/** The sea outside, the lighthouse in the breakwater, the machines inside, and the boat at hand with its label. All text. */
export function Passage({ view, script, labels }: DeskPart) {
  const { boat } = view;
  const { machines, outside, lan } = script.run;
  const look = signsOf(boat.kind);
  const isAtHand = view.phase === 'stamping' || view.phase === 'stamped';
  const after = view.after;
  const list = (network: 'lan' | 'internet') =>
    machines
      .filter((machine) => machine.network === network)
      .map(({ address }) => (
        <li data-here={isHere(address) ? '' : undefined}>
          <b>
            <Ruby text={script.names[address] ?? address} />
          </b>
          <code>{address}</code>
        </li>
      ));
  const isHere = (address: string) =>
    isAtHand && (boat.before.source.address === address || after?.destination.address === address);
  return (
    <div class={styles['passage']}>
      <div class={styles['outside']}>
        <p>
          <Ruby text={labels['desk.outside']} />
        </p>
        <ul>
          {list('internet')}
          {isAtHand && boat.goes === 'in' && script.names[boat.before.source.address] === undefined && (
            <li data-here="">
              <b>
                <Ruby text={labels['desk.outside.unknown']} />
              </b>
              <code>{boat.before.source.address}</code>
            </li>
          )}
        </ul>
      </div>
      <div class={styles['light']}>
        <Lighthouse width={46} />
        <p>
          <b>
            <Ruby text={labels['desk.router']} />
          </b>
        </p>
        <dl class={styles['sides']}>
          <dt>
            <Ruby text={labels['route.outside']} />
          </dt>
          <dd>
            <code>{outside}</code>
          </dd>
          <dt>
            <Ruby text={labels['route.inside']} />
          </dt>
          <dd>
            <code>{lan}</code>
          </dd>
        </dl>
      </div>
      <div class={styles['inside']}>
        <p>
          <Ruby text={labels['desk.inside']} />
        </p>
        <ul>{list('lan')}</ul>
      </div>
      {isAtHand && (
        <div class={styles['afloat']} data-goes={boat.goes} data-gone={view.phase === 'stamped' ? '' : undefined}>
          <span key={view.phase} class={styles['boat']}>
            <Boat
              kind={boat.goes === 'out' ? 'own' : 'other'}
              heading={boat.goes === 'out' ? 'left' : 'right'}
              flags={look.flags}
              width={86}
            />
          </span>
          <dl class={styles['label']}>
            <dt class={styles['heading']}>
              <Ruby text={labels['desk.label']} /> <code>{look.code}</code>
            </dt>
            {(['source', 'destination'] as const).map((end) => {
              const [old, now] = [told(boat.before[end]), after === null ? null : told(after[end])];
              return (
                <>
                  <dt>
                    <Ruby text={labels[end === 'source' ? 'desk.label.from' : 'desk.label.to']} />
                  </dt>
                  <dd>
                    {now === null || now === old ? (
                      <code>{old}</code>
                    ) : (
                      <>
                        <del>
                          <code>{old}</code>
                        </del>{' '}
                        <ins>
                          <code>{now}</code>
                        </ins>
                      </>
                    )}
                  </dd>
                </>
              );
            })}
          </dl>
        </div>
      )}
    </div>
  );
}

function told({ address, port }: Endpoint): string {
  return endpoint(address, port);
}
