import { useEffect, useState } from 'preact/hooks';
import { homeInAddress } from '#browser/lab-address.ts';
import type { LabSession } from '#browser/lab-session.ts';
import { watchAddress } from '#browser/scan-address.ts';
import { readLink, type Homes, type LinkProblem } from '#machines/lab/homes.ts';

/** What became of the link that the page was opened with; null: there was none, or its message was closed. */
export type LinkNotice = { readonly kind: 'opened' } | { readonly kind: 'problem'; readonly code: LinkProblem['code'] };

export interface LinkedHome {
  readonly notice: LinkNotice | null;
  readonly close: () => void;
}

/** Opens the home in the page's address. A link that cannot be read changes nothing and says why. */
export function useLinkedHome(session: LabSession, known: Homes): LinkedHome {
  const [notice, setNotice] = useState<LinkNotice | null>(null);
  useEffect(() => {
    const read = (): void => {
      const text = homeInAddress();
      if (text === null) return;
      const linked = readLink(text, known);
      if (linked.ok) session.open(linked.value.scenario, linked.value.base);
      setNotice(linked.ok ? { kind: 'opened' } : { kind: 'problem', code: linked.problem.code });
    };
    read();
    return watchAddress(read);
  }, [session, known]);
  return { notice, close: () => setNotice(null) };
}
