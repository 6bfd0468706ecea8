/** The sentences that the command-line programs print: kept in content/, filled in here. */
import english from '#content/cli/en.json' with { type: 'json' };

const sentences: Readonly<Record<string, string>> = english;

/** `say('sim.title', { name: 'home' })`: the sentence with its blanks filled. Throws for a key that does not exist. */
export function say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const sentence = sentences[key];
  if (sentence === undefined) throw new Error(`no sentence ${key} in content/cli/en.json`);
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
