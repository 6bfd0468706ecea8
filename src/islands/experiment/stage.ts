/** Sets the stage of a step when the page is built. The browser does not load this file. */
import { stageOf, type Actor, type Change, type Place, type Question, type Station } from '#machines/experiment/run.ts';
import type { StageScript } from './experiment-script.ts';

/** What devices without a name of their own are called. */
export type PlaceNames = Readonly<Record<Exclude<Place, 'host'>, string>>;

/** Throws with the scenario's name and what is wrong in it: the build stops. */
export function setStage(
  name: string,
  scenario: unknown,
  { before, run }: { readonly before: readonly Change[]; readonly run: Question },
  locale: 'ja' | 'en',
  places: PlaceNames,
): StageScript {
  const stage = stageOf(scenario, before, run);
  if (!stage.ok) throw new Error(`content/scenarios/lessons/${name}.json: ${JSON.stringify(stage.problem)}`);
  const { caller, target, berths, programs, legs, machines, stations } = stage.value;
  const called = ({ name: id, label, place }: Pick<Actor | Station, 'name' | 'label' | 'place'>) =>
    label?.[locale] ?? (place === 'host' ? id : places[place]);
  return {
    caller: { name: called(caller), address: caller.address },
    target: { name: called(target), address: target.address },
    host: target.name,
    berths,
    programs: programs.map((program) => ({ ...program, label: program.label?.[locale] ?? program.name })),
    legs,
    machines: machines.map((machine) => ({
      id: machine.name,
      name: machine.label?.[locale] ?? machine.name,
      address: machine.address,
      berths: machine.berths.map(({ port, program }) => ({
        port,
        program: machine.programs.find(({ name }) => name === program)?.label?.[locale] ?? program ?? '',
      })),
    })),
    stations: stations.map(({ name: id, label, place, waiting, ...station }) => ({
      ...station,
      id,
      place,
      name: called({ name: id, label, place }),
      waiting: waiting.map(({ port, program }) => ({ port, program: program?.[locale] ?? '' })),
    })),
  };
}
