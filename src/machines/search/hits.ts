/** Where on the pages found the answer stands: which part, which words, and how much of the text is shown around them. */
import type { FoundPage } from './found-page.ts';
import { notationOf, spansByReading, wholeWords, type JoinedText, type Span } from './joined-text.ts';
import { smallLetters, type QueryTerm } from './query.ts';

/** A stretch of text in the notation of the course, with readings; `marked` is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A part of a page that has the words. `title` is empty for what stands before the first part. */
export interface HitPart {
  readonly url: string;
  readonly title: readonly Piece[];
  readonly excerpt: readonly Piece[];
}

export interface Hit {
  readonly url: string;
  readonly path: string;
  readonly title: readonly Piece[];
  /** The best parts, best first. */
  readonly parts: readonly HitPart[];
  /** How many more parts have the words. */
  readonly more: number;
}

interface Part {
  readonly id: string | null;
  readonly title: JoinedText;
  readonly from: number;
  readonly to: number;
}

const ellipsis: Piece = { text: '…', marked: false };
const shownParts = 4;
/** Signs before the first mark, and in all. */
const lead = 24;
const reach = 120;

/** The pages that have every term, best first. Pages of equal worth keep the order of the index. */
export function hitsOn(pages: readonly FoundPage[], terms: readonly QueryTerm[]): readonly Hit[] {
  return pages
    .flatMap((page) => hitOn(page, terms) ?? [])
    .sort((one, other) => other.worth - one.worth)
    .map(({ hit }) => hit);
}

function hitOn(
  page: FoundPage,
  terms: readonly QueryTerm[],
): { readonly hit: Hit; readonly worth: number } | undefined {
  const byTerm = terms.map((term) => spansIn(page, term));
  const isMissing = (term: QueryTerm, at: number) => byTerm[at]!.length + spansOf(page.title, term).length === 0;
  if (terms.length === 0 || terms.some(isMissing)) return undefined;
  const spans = merged(byTerm.flat().map((span) => wholeWords(page.content, span)));
  const ranked = partsOf(page)
    .map((part) => ({ part, count: spans.filter(([from]) => part.from <= from && from < part.to).length }))
    .filter(({ count }) => count > 0)
    .map(({ part, count }) => ({
      part,
      worth: Math.min(count, 5) + (part.id === null ? 0 : titleWorth(part.title, terms)),
    }))
    .sort((one, other) => other.worth - one.worth);
  const hit: Hit = {
    url: page.url,
    path: page.path,
    title: titlePieces(page.title, terms),
    parts: ranked.slice(0, shownParts).map(({ part }) => hitPart(page, part, spans, terms)),
    more: Math.max(0, ranked.length - shownParts),
  };
  return { hit, worth: 2 * titleWorth(page.title, terms) + (ranked[0]?.worth ?? 0) };
}

/** A title that is the words and nothing else is what was looked for. */
function titleWorth(title: JoinedText, terms: readonly QueryTerm[]): number {
  const spans = terms.map((term) => spansOf(title, term));
  if (spans.some((found) => found.length === 0)) return 0;
  const [[from, to] = [0, 0], ...others] = merged(spans.flat());
  return others.length === 0 && from === 0 && to === title.text.length ? 40 : 10;
}

function titlePieces(title: JoinedText, terms: readonly QueryTerm[]): readonly Piece[] {
  const spans = terms.flatMap((term) => spansOf(title, term)).map((span) => wholeWords(title, span));
  return piecesOf(title, merged(spans), [0, title.text.length]);
}

function partsOf({ content, title: pageTitle, parts }: FoundPage): readonly Part[] {
  const starts = parts.map(({ word }) => content.starts[word] ?? content.text.length);
  return [
    { id: null, title: pageTitle, from: 0, to: starts[0] ?? content.text.length },
    ...parts.map(({ id, title }, at) => ({ id, title, from: starts[at]!, to: starts[at + 1] ?? content.text.length })),
  ];
}

function hitPart(page: FoundPage, part: Part, spans: readonly Span[], terms: readonly QueryTerm[]): HitPart {
  // An equals sign may stand in a fragment (RFC 3986 §3.5), and the quiz reads one there.
  const id = part.id === null ? null : encodeURIComponent(part.id).replaceAll('%3D', '=');
  return {
    url: id === null ? page.url : `${page.url}#${id}`,
    title: part.id === null ? [] : titlePieces(part.title, terms),
    excerpt: excerptOf(page.content, part, spans),
  };
}

function excerptOf(content: JoinedText, part: Part, spans: readonly Span[]): readonly Piece[] {
  const { text } = content;
  // The title stands above the excerpt already.
  const from = afterStop(text, part.from + (text.startsWith(part.title.text, part.from) ? part.title.text.length : 0));
  const first = spans.find(([start]) => from <= start && start < part.to)?.[0] ?? from;
  const start = first - from <= lead ? from : wholeWords(content, [startOfWord(text, first - lead), first])[0];
  const end = Math.min(part.to, wholeWords(content, [start, endOfWord(text, Math.min(part.to, start + reach))])[1]);
  return [
    ...(start > from ? [ellipsis] : []),
    ...piecesOf(content, spans, [start, end]),
    ...(end < part.to ? [ellipsis] : []),
  ];
}

/** The place behind what ended the title. */
function afterStop(text: string, at: number): number {
  return at + /^[\s。.]*/u.exec(text.slice(at, at + 4))![0].length;
}

/** The next beginning of a word, so that an excerpt does not begin inside one. */
function startOfWord(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space >= 0 && space - at < lead / 2 ? space + 1 : at;
}

/** The end of the word at a place, unless that is far: an excerpt does not end inside one either. */
function endOfWord(text: string, at: number): number {
  const space = text.slice(at, at + lead / 2).search(/\s/u);
  return space >= 0 ? at + space : at;
}

function piecesOf(joined: JoinedText, spans: readonly Span[], [from, to]: Span): readonly Piece[] {
  const pieces: Piece[] = [];
  const add = (span: Span, marked: boolean) => {
    if (span[0] < span[1]) pieces.push({ text: notationOf(joined, span), marked });
  };
  let at = from;
  for (const [start, end] of spans) {
    if (end <= at || start >= to) continue;
    add([at, start], false);
    add([Math.max(start, at), Math.min(end, to)], true);
    at = Math.min(end, to);
  }
  add([at, to], false);
  return pieces;
}

/** Where a term stands in the content: in its text, or at words of the index that are forms of it. */
function spansIn({ content, words, located }: FoundPage, term: QueryTerm): readonly Span[] {
  const plain = spansOf(content, term);
  if (term.unspaced) return plain;
  const forms = located
    .filter((at) => isForm(bare(words[at]!), bare(term.text)))
    .map((at): Span => {
      const start = content.starts[at]!;
      return [start, start + words[at]!.replace(/[^\p{L}\p{N}]+$/u, '').length];
    });
  return merged([...plain, ...forms]);
}

function bare(word: string): string {
  return smallLetters(word).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether the index may have meant this word: it shortens what it does not know until something fits. */
function isForm(word: string, term: string): boolean {
  if (/^\p{N}+$/u.test(term)) return word === term;
  let same = 0;
  while (same < word.length && word[same] === term[same]) same += 1;
  return same >= Math.max(3, Math.min(word.length, term.length) - 3) && same >= term.length - 4;
}

/** Where a term stands in a text. A Latin word or number is looked for at the beginning of words, a number to its end. */
function spansOf(joined: JoinedText, term: QueryTerm): readonly Span[] {
  const small = smallLetters(joined.text);
  const spans: Span[] = term.kana ? [...spansByReading(joined, term.text)] : [];
  for (let at = small.indexOf(term.text); at >= 0; at = small.indexOf(term.text, at + term.text.length)) {
    const end = at + term.text.length;
    if (term.unspaced || (!/[a-z0-9]/u.test(small[at - 1] ?? '') && !isCutNumber(small, end))) spans.push([at, end]);
  }
  return merged(spans);
}

function isCutNumber(text: string, end: number): boolean {
  return /\d/u.test(text[end - 1] ?? '') && /\d/u.test(text[end] ?? '');
}

/** Stretches in order, those that touch or overlap as one. */
function merged(spans: readonly Span[]): readonly Span[] {
  const apart: [number, number][] = [];
  for (const [from, to] of [...spans].sort(([one], [other]) => one - other)) {
    const last = apart.at(-1);
    if (last === undefined || from > last[1]) apart.push([from, to]);
    else last[1] = Math.max(last[1], to);
  }
  return apart;
}
