import { useEffect, useState } from 'preact/hooks';
import { scanInAddress, watchAddress } from '#browser/scan-address.ts';
import type { ScannerSession } from '#browser/scanner-session.ts';
import { LINKED_HOME, type OpenedLink } from '#machines/scanner/survey-messages.ts';

type Opened = Extract<OpenedLink, { ok: true }>;
export type LinkNoticeCode = 'opened' | Extract<OpenedLink, { ok: false }>['problem'];

/** Opens the scan that the page's address carries. What was chosen stays when it cannot be opened. */
export function useLinkedScan({ actor, client }: ScannerSession): {
  readonly home: Opened | null;
  readonly notice: LinkNoticeCode | null;
} {
  const [home, setHome] = useState<Opened | null>(null);
  const [notice, setNotice] = useState<LinkNoticeCode | null>(null);
  useEffect(() => {
    const open = async (): Promise<void> => {
      const text = scanInAddress();
      if (text === null) return;
      const link = await client.openLink(text);
      setNotice(link.ok ? 'opened' : link.problem);
      if (!link.ok) return;
      setHome(link);
      actor.send({ type: 'link.opened', home: link.home ?? LINKED_HOME, ports: link.ports });
    };
    const follow = (): void => {
      open().catch(() => setNotice('share-damaged'));
    };
    follow();
    return watchAddress(follow);
  }, [actor, client]);
  return { home, notice };
}
