import { Flag } from '#art/Flag.tsx';
import { Ruby } from '#art/Ruby.tsx';
import { GATEWAYS, type GatewayKind } from '#machines/real-scan/gateway-kind.ts';
import type { ComponentChildren } from 'preact';

type GatewayLabels = Readonly<
  Record<'real.twin.gateway' | 'real.twin.forwards' | 'real.twin.help' | `real.twin.${GatewayKind}`, string>
>;

/** How one's own gateway is set, as far as one knows: its kind, and the ports that it forwards. */
export function GatewayFields(props: {
  /** Unique on the page: names and ids begin with it. */
  readonly id: string;
  readonly kind: GatewayKind;
  readonly forwards: string;
  /** What is wrong with the forwards, in words. */
  readonly problem: string | null;
  readonly labels: GatewayLabels;
  readonly onKind: (kind: GatewayKind) => void;
  readonly onForwards: (forwards: string) => void;
  /** Between the question and the kinds. */
  readonly children?: ComponentChildren;
}) {
  const { id, kind, forwards, problem, labels, onKind, onForwards, children } = props;
  return (
    <>
      <fieldset>
        <legend>
          <Ruby text={labels['real.twin.gateway']} />
        </legend>
        {children}
        {GATEWAYS.map((gateway) => (
          <label key={gateway} class="choice">
            <input type="radio" name={`${id}-gateway`} checked={gateway === kind} onChange={() => onKind(gateway)} />
            <span>
              <Ruby text={labels[`real.twin.${gateway}`]} />
            </span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for={`${id}-forwards`}>
          <Ruby text={labels['real.twin.forwards']} />
        </label>
        <input
          id={`${id}-forwards`}
          autocomplete="off"
          value={forwards}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? `${id}-help` : `${id}-problem ${id}-help`}
          onInput={(event) => onForwards(event.currentTarget.value)}
        />
        {problem !== null && (
          <span id={`${id}-problem`} class="field-error" role="alert">
            <Flag name="U" width={20} />
            <span>
              <Ruby text={problem} />
            </span>
          </span>
        )}
        <span id={`${id}-help`} class="field-help">
          <Ruby text={labels['real.twin.help']} />
        </span>
      </div>
    </>
  );
}
