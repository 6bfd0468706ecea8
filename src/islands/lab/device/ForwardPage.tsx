import { useEffect, useRef, useState } from 'preact/hooks';
import { Flag } from '#art/Flag.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import type { ForwardDraft } from '#machines/gateway/forward-draft.ts';
import type { GatewayView } from '#machines/gateway/gateway.view.ts';
import { portNotOwned } from '#machines/gateway/own-ports.ts';
import { formatAddress } from '#machines/lab/home-text.ts';
import type { Scenario } from '#sim/scenario.ts';
import { fill } from '../../fill.ts';
import { useLab } from '../lab-context.ts';
import { FieldProblems } from './FieldProblems.tsx';
import { NotOwned, OwnPorts } from './OwnPorts.tsx';
import { LineNotice } from './StatusPage.tsx';
import type { PageProps } from './page.ts';
import styles from './device.module.css';

const EMPTY: ForwardDraft = { name: '', proto: 'tcp', wanPorts: '', toAddress: '', toPorts: '' };

/** Port forwarding: the table in force, and a row to add. */
export function ForwardPage({ gateway, send }: PageProps) {
  const { view, labels } = useLab();
  const [draft, setDraft] = useState<ForwardDraft>(EMPTY);
  const count = useRef(gateway.forwards.length);
  const adding = useRef(false);
  const isAdding = gateway.applying?.kind === 'forward.add';
  useEffect(() => {
    // Cancelled or refused, what was typed stays; in force, it is in the table.
    if (adding.current && !isAdding && gateway.forwards.length > count.current) setDraft(EMPTY);
    adding.current = isAdding;
    count.current = gateway.forwards.length;
  }, [isAdding, gateway.forwards.length]);
  const invalid = new Set(gateway.problems.map(({ field }) => field));
  const foreign = portNotOwned(draft.wanPorts, gateway.ownPorts);
  const inside = insideOf(view.scenario, gateway.place);
  const input = (field: 'name' | 'wanPorts' | 'toAddress' | 'toPorts', list?: string) => (
    <label class={styles['cell']}>
      <span>
        <Ruby text={labels[`gateway.field.${field}`]} />
      </span>
      <input
        value={draft[field]}
        list={list}
        autocomplete="off"
        aria-invalid={invalid.has(field)}
        aria-describedby={invalid.has(field) ? 'forward-problems' : undefined}
        onInput={({ currentTarget: { value } }) => setDraft({ ...draft, [field]: value })}
      />
    </label>
  );
  return (
    <>
      <p>
        <Ruby text={labels['gateway.forward.lead']} />
      </p>
      {gateway.wanKind !== 'global' && <LineNotice gateway={gateway} />}
      <OwnPorts gateway={gateway} />
      <table class={styles['table']}>
        <thead>
          <tr>
            {(['enabled', 'name', 'proto', 'wanPorts', 'toAddress', 'toPorts', 'remove'] as const).map((column) => (
              <th key={column} scope="col">
                <span class={column === 'remove' ? 'quiet' : undefined}>
                  <Ruby text={labels[`gateway.field.${column}`]} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gateway.forwards.length === 0 && (
            <tr>
              <td colSpan={7}>
                <Ruby text={labels['gateway.forward.none']} />
              </td>
            </tr>
          )}
          {gateway.forwards.map(({ id, name, proto, wanPort, toAddress, toPort, enabled }) => (
            <tr key={id}>
              <td>
                <input
                  type="checkbox"
                  checked={enabled}
                  disabled={!gateway.canSave}
                  aria-label={stripRuby(fill(labels['gateway.forward.enable'], { name }))}
                  onChange={() =>
                    send({
                      type: 'change.save',
                      change: { kind: 'forward.enable', id, enabled: !enabled },
                    })
                  }
                />
              </td>
              <th scope="row">{name}</th>
              <td>{proto.toUpperCase()}</td>
              <td>
                {wanPort}
                <NotOwned gateway={gateway} port={wanPort} />
              </td>
              <td>{formatAddress(toAddress)}</td>
              <td>{toPort}</td>
              <td>
                <button
                  type="button"
                  class={styles['sim-button']}
                  aria-disabled={!gateway.canSave}
                  aria-label={stripRuby(fill(labels['gateway.forward.remove'], { name }))}
                  onClick={() => send({ type: 'change.save', change: { kind: 'forward.remove', id } })}
                >
                  <Ruby text={labels['gateway.remove']} />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form
        class={styles['add']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (gateway.canSave) send({ type: 'change.save', change: { kind: 'forward.add', draft } });
        }}
      >
        <fieldset>
          <legend>
            <Ruby text={labels['gateway.forward.add']} />
          </legend>
          <div class={styles['cells']}>
            {input('name')}
            <label class={styles['cell']}>
              <span>
                <Ruby text={labels['gateway.field.proto']} />
              </span>
              <select
                value={draft.proto}
                onChange={({ currentTarget: { value } }) =>
                  setDraft({ ...draft, proto: value as ForwardDraft['proto'] })
                }
              >
                <option value="tcp">TCP</option>
                <option value="udp">UDP</option>
                <option value="both">{stripRuby(labels['gateway.proto.both'])}</option>
              </select>
            </label>
            {input('wanPorts')}
            {input('toAddress', 'lan-hosts')}
            {input('toPorts')}
          </div>
          <datalist id="lan-hosts">
            {inside.map(({ name, address }) => (
              <option key={name} value={formatAddress(address)}>
                {name}
              </option>
            ))}
          </datalist>
        </fieldset>
        <p role="status" class={styles['not-owned']}>
          {foreign !== null && (
            <>
              <Flag name="U" width={22} />
              <Ruby text={fill(labels['gateway.forward.not-owned'], { port: foreign })} />
            </>
          )}
        </p>
        <FieldProblems gateway={gateway} id="forward-problems" />
        <p class={styles['row']}>
          <button type="button" class={styles['sim-button']} onClick={() => setDraft(EMPTY)}>
            <Ruby text={labels['gateway.clear']} />
          </button>
          <button type="submit" class={styles['sim-main']} aria-disabled={!gateway.canSave}>
            <Ruby text={labels['gateway.apply']} />
          </button>
        </p>
      </form>
    </>
  );
}

/** Whom a forward can lead to: the machines of the home; behind the outer router there is only the gateway. */
function insideOf({ gateway, hosts }: Scenario, place: GatewayView['place']) {
  if (place === 'upstream') return [{ name: gateway.name, address: gateway.wan.address }];
  return hosts
    .filter(({ network }) => network === 'lan')
    .map(({ name, address }) => ({ name, address: address.address }));
}
