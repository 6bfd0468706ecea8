/** A scanner page at work: its machine, and the worker that does what the machine wishes. */
import { startScanner, type ScannerActor } from '#machines/scanner/scanner.machine.ts';
import { createSurveyClient, type SurveyClient } from './survey-client.ts';

export interface ScannerSession {
  readonly actor: ScannerActor;
  readonly client: SurveyClient;
  close(): void;
}

/** `home` is the one that is chosen at first. */
export function openScannerSession(documents: readonly unknown[], home: string): ScannerSession {
  const actor = startScanner({ home });
  const client = createSurveyClient(documents, (news) => {
    if (news.kind === 'progressed') actor.send({ type: 'scan.progressed', findings: news.findings });
    else if (news.kind === 'finished')
      actor.send({ type: 'scan.finished', findings: news.findings, doors: news.doors });
    else actor.send({ type: 'scan.failed', problem: news.problem });
  });
  const wanted = actor.on('survey.wanted', ({ home: wantedHome, ports }) => {
    client.start(wantedHome, ports);
  });
  const unwanted = actor.on('survey.unwanted', () => {
    client.cancel();
  });
  return {
    actor,
    client,
    close: () => {
      wanted.unsubscribe();
      unwanted.unsubscribe();
      client.close();
      actor.stop();
    },
  };
}
