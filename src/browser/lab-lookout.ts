/**
 * Looks from the three viewpoints for a lab that is told what was seen. A thousand ports take some 10 ms of a desk
 * computer and 50 of a telephone, so it is done in slices of the page's own thread. A thread of its own would have to be
 * handed every network, and its copy of the engine would be a fifth of all the page's script.
 */
import type { ActorRefFrom } from 'xstate';
import type { labMachine } from '#machines/lab/lab.machine.ts';
import { isStale } from '#machines/lab/lookout.ts';
import { networkOf } from '#machines/lab/session.ts';
import { countPorts, lookFromViewpoints, lookInPauses, type Sights } from '#machines/lab/watch-list.ts';
import { runInSlices } from './run-in-slices.ts';

/** Up to so many ports take a millisecond or two: then what is seen is there with the change itself. */
const AT_ONCE = 64;

/** Looks again whenever the settings or the watched ports are others, until the returned function is called. */
export function keepLooking(lab: ActorRefFrom<typeof labMachine>): () => void {
  let wanted: { readonly scenario: object; readonly watch: object } | null = null;
  let callOff = (): void => undefined;

  const look = (): void => {
    const { lookout, session } = lab.getSnapshot().context;
    const { watch } = lookout;
    const network = networkOf(session);
    const { scenario } = network;
    if (wanted?.scenario === scenario && wanted.watch === watch) return;
    // What was being looked at is nobody's question any more.
    callOff();
    wanted = null;
    if (watch === null || !isStale(lookout)) return;
    wanted = { scenario, watch };
    const tell = (sights: Sights): void => {
      wanted = null;
      lab.send({ type: 'sights.seen', scenario, watch, sights });
    };
    if (countPorts(watch.ports) <= AT_ONCE) tell(lookFromViewpoints(network, watch));
    else callOff = runInSlices(lookInPauses(network, watch), tell);
  };

  const watching = lab.subscribe(look);
  look();
  return () => {
    watching.unsubscribe();
    callOff();
  };
}
