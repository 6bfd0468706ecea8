import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from '#art/Icon.tsx';
import { Ruby, stripRuby } from '#art/Ruby.tsx';
import { createSurveyClient } from '#browser/survey-client.ts';
import { countBerths, type FoundState } from '#machines/scanner/berth.ts';
import { exceptionsOf, majorityOf } from '#machines/scanner/berth-groups.ts';
import type { Comparison as Compared } from '#machines/scanner/survey-messages.ts';
import { fill } from '../fill.ts';
import { MiniGrid } from '../port-grid/MiniGrid.tsx';
import { PathStrip, type Stop } from './PathStrip.tsx';
import { StateName } from './StateName.tsx';
import type { HomeDocument } from './home-document.ts';
import type { ComparisonLabels } from './scanner.labels.ts';
import styles from './comparison.module.css';

interface Side {
  readonly home: string;
  readonly icon: IconName;
  readonly title: 'compare.wifi' | 'compare.phone';
  readonly stops: readonly Stop[];
}

/** The way from outside to the visitor's own machine, on both lines. The engine says at which stop the answer was made. */
const SIDES: readonly Side[] = [
  {
    home: 'textbook-wifi',
    icon: 'home',
    title: 'compare.wifi',
    stops: [
      { role: 'scanner', icon: 'patrol', name: 'place.scanner' },
      { role: 'gateway', icon: 'lighthouse', name: 'place.gateway' },
      { role: 'host', icon: 'monitor', name: 'place.laptop' },
    ],
  },
  {
    home: 'textbook-phone',
    icon: 'antenna',
    title: 'compare.phone',
    stops: [
      { role: 'scanner', icon: 'patrol', name: 'place.scanner' },
      { role: 'upstream', icon: 'antenna', name: 'place.carrier' },
      { role: 'gateway', icon: 'phone', name: 'place.phone' },
    ],
  },
];

type Results = Readonly<Record<string, Compared>>;

/** Two lines at the same place, scanned by the engine when the reader comes to them. */
export function Comparison(props: {
  readonly locale: 'ja' | 'en';
  readonly labels: ComparisonLabels;
  readonly homes: readonly HomeDocument[];
}) {
  const { locale, labels, homes } = props;
  const [results, setResults] = useState<Results>({});
  const [failed, setFailed] = useState(false);
  const running = useRef(false);
  const scan = async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setFailed(false);
    const client = createSurveyClient(homes, () => undefined);
    try {
      for (const { home } of SIDES) {
        const result = await client.compare(home);
        if (result !== null) setResults((known) => ({ ...known, [home]: result }));
      }
    } catch {
      setFailed(true);
    } finally {
      client.close();
      running.current = false;
    }
  };
  useEffect(() => {
    void scan();
  }, []);
  return (
    <>
      <div class={styles['sides']}>
        {SIDES.map((side) => (
          <OneSide key={side.home} side={side} result={results[side.home]} locale={locale} labels={labels} />
        ))}
      </div>
      {failed && (
        <p role="status" class={styles['failed']}>
          <Ruby text={labels['compare.failed']} />
          <button type="button" class="button plain small" onClick={() => void scan()}>
            <span>
              <Ruby text={labels['compare.run']} />
            </span>
          </button>
        </p>
      )}
    </>
  );
}

function OneSide(props: {
  readonly side: Side;
  readonly result: Compared | undefined;
  readonly locale: 'ja' | 'en';
  readonly labels: ComparisonLabels;
}) {
  const { side, result, locale, labels } = props;
  const number = new Intl.NumberFormat(locale === 'ja' ? 'ja-JP' : 'en-GB');
  const counts = countBerths(result?.findings.states ?? new Uint8Array());
  return (
    <section class={styles['one']} data-screen-only={result === undefined ? '' : undefined}>
      <h3>
        <Icon name={side.icon} width={26} />
        <span>
          <Ruby text={labels[side.title]} />
        </span>
      </h3>
      <PathStrip stops={side.stops} answered={result?.typical?.decided?.role ?? null} labels={labels} />
      <div class={styles['found']}>
        {result === undefined ? (
          <p class={styles['waiting']}>
            <span>
              <Ruby text={labels['compare.mini.wait']} />
            </span>
          </p>
        ) : (
          <MiniGrid states={result.findings.states} label={stripRuby(fill(labels['compare.mini'], { ...counts }))} />
        )}
        <dl>
          {(['open', 'closed', 'stealth'] as const).map((state) => (
            <div key={state}>
              <dt>
                <StateName state={state} word={labels[`state.${state}`]} width={24} />
              </dt>
              <dd>{result === undefined ? '–' : number.format(counts[state])}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p class={styles['reading']}>{result !== undefined && <Ruby text={readingOf(result, locale, labels)} />}</p>
    </section>
  );
}

/** The result in one line: what most ports are, and the one that differs when there is only one. */
function readingOf({ findings }: Compared, locale: 'ja' | 'en', labels: ComparisonLabels): string {
  // Within an English sentence a state is a plain word.
  const word = (state: FoundState): string => {
    const name = labels[`state.${state}`];
    return locale === 'en' ? name.toLowerCase() : name;
  };
  const counts = countBerths(findings.states);
  const usual: FoundState = majorityOf(counts)?.state ?? 'stealth';
  const [only, ...others] = exceptionsOf(findings, usual, 2);
  const state = word(usual);
  if (only === undefined || others.length > 0) return fill(labels['compare.reading.most'], { state });
  const other =
    (['open', 'closed', 'stealth'] as const).find((each) => each !== usual && counts[each] > 0) ?? 'stealth';
  return fill(labels['compare.reading.one'], { state, port: only, other: word(other) });
}
