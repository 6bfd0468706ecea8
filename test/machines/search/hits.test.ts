import { describe, expect, it } from 'vitest';
import { decodeFoundPage, type FoundPage } from '#machines/search/found-page.ts';
import { findHits } from '#machines/search/find.ts';
import { hitsOn, type Hit, type Piece } from '#machines/search/hits.ts';
import { letterwise, rubySigns } from '#machines/search/letterwise.ts';
import { termsOf } from '#machines/search/query.ts';

/** Text in the course's notation as it comes out of the index: cut letter by letter, readings between signs. */
function indexed(text: string): string {
  const signed = text.replace(
    /\{([^{}|]+)\|([^{}|]+)\}/gu,
    `${rubySigns.base}$1${rubySigns.reading}$2${rubySigns.end}`,
  );
  return letterwise(signed).trim();
}

/** A Japanese page as Pagefind hands it over; each part is [id, title, text], the text before them has no id. */
function japanesePage(title: string, intro: string, parts: readonly (readonly [string, string, string])[] = []) {
  const words = indexed(intro).split(' ');
  const anchors = parts.map(([id, name, text]) => {
    const location = words.length;
    words.push(...indexed(`${name}。${text}`).split(' '));
    return { element: 'h2', id, text: indexed(name), location };
  });
  const raw = words.map((word) => `${word} `).join('\u200b');
  return decodeFoundPage({
    url: '/minato/trials/x/',
    raw_url: '/trials/x/',
    content: raw.replaceAll('\u200b', ''),
    raw_content: raw,
    meta: { title: indexed(title) },
    anchors,
    locations: [],
  })!;
}

function englishPage(content: string, locations: readonly number[] = []): FoundPage {
  const page = { url: '/en/a/', raw_url: '/en/a/', content, meta: { title: 'A page' }, anchors: [], locations };
  return decodeFoundPage(page)!;
}

const written = (pieces: readonly Piece[]) => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const shown = (hit: Hit | undefined) =>
  hit?.parts.map(({ url, title, excerpt }) => `${url} ${written(title)} / ${written(excerpt)}`);

describe('what is shown of a page', () => {
  it('is the text as it is written, with its furigana, and the words marked', () => {
    const page = japanesePage('{旗|はた}の{合図|あいず}', '{船|ふね}は、TCPの443{番|ばん}で{待|ま}ちます。');
    expect(shown(hitsOn([page], termsOf('443'))[0])).toEqual([
      '/minato/trials/x/  / {船|ふね}は、TCPの[443]{番|ばん}で{待|ま}ちます。',
    ]);
  });

  it('leaves an equals sign in the address of a part as it is, and nothing else that would end it', () => {
    const page = japanesePage('題', '前書き。', [
      ['trial=guard "x" #1', '{門番|もんばん}', '{船|ふね}が{来|き}ます。'],
    ]);
    expect(hitsOn([page], termsOf('船'))[0]!.parts[0]!.url).toBe('/minato/trials/x/#trial=guard%20%22x%22%20%231');
  });

  it('names the part of the page, with its address and without its title twice', () => {
    const page = japanesePage('題', '前書き。', [
      ['section-1', '{港|みなと}の{朝|あさ}', '{船|ふね}が{来|き}ます。'],
      ['section-2', '夜', '静かです。'],
    ]);
    expect(shown(hitsOn([page], termsOf('船'))[0])).toEqual([
      '/minato/trials/x/#section-1 {港|みなと}の{朝|あさ} / [{船|ふね}]が{来|き}ます。',
    ]);
  });

  it('marks the whole word when a letter of it was looked for, because its reading cannot be cut', () => {
    const page = japanesePage('題', 'TCPの{通信|つうしん}です。');
    expect(shown(hitsOn([page], termsOf('信'))[0])).toEqual(['/minato/trials/x/  / TCPの[{通信|つうしん}]です。']);
  });

  it('is a stretch round the first of the words in a long text', () => {
    const page = japanesePage('題', `${'あいうえお'.repeat(40)}見回り船${'かきくけこ'.repeat(40)}`);
    const [excerpt] = shown(hitsOn([page], termsOf('見回り船'))[0])!;
    expect(excerpt).toMatch(/ \/ ….{20,30}\[見回り船\].{80,110}…$/u);
  });

  it('ends with a whole word, and its own full stops', () => {
    const text = `They call it “stealth”. ${'Quiet places '.repeat(20)}`;
    const [excerpt] = shown(hitsOn([englishPage(text)], termsOf('stealth'))[0])!;
    expect(excerpt).toMatch(/^\/en\/a\/ {2}\/ They call it “\[stealth\]”\. .*(?:Quiet|places)…$/u);
  });

  it('has no more than four parts, and the number of the others', () => {
    const parts = Array.from({ length: 6 }, (_, at) => [`s${at}`, '節', '港です。'] as const);
    const [hit] = hitsOn([japanesePage('題', 'はじめ。', parts)], termsOf('港'));
    expect(hit?.parts).toHaveLength(4);
    expect(hit?.more).toBe(2);
  });

  it('keeps the order of pages that are worth the same, and puts a title first', () => {
    const [first, second] = [japanesePage('あ', '港です。'), japanesePage('港', '港です。')];
    expect(hitsOn([first, first, second], termsOf('港')).map(({ title }) => written(title))).toEqual([
      '[港]',
      'あ',
      'あ',
    ]);
  });
});

describe('a page is left out', () => {
  it('when its letters stand apart: the index knows letters only', () => {
    const page = japanesePage('題', '船を見て、回りました。');
    expect(hitsOn([page], termsOf('見回り船'))).toEqual([]);
    expect(hitsOn([japanesePage('題', '見回り船です。')], termsOf('見回り船'))).toHaveLength(1);
  });

  it('when one of several words is missing', () => {
    const page = japanesePage('題', '港の門番。');
    expect(hitsOn([page], termsOf('門番 港'))).toHaveLength(1);
    expect(hitsOn([page], termsOf('門番 灯台'))).toEqual([]);
  });

  it('when the index shortened an unknown word until something fitted', () => {
    expect(hitsOn([englishPage('we call it x here', [3])], termsOf('xyzzy'))).toEqual([]);
  });

  it('when a number is only the beginning or the end of another', () => {
    const page = englishPage('port 8080 and 65,535', [1, 3]);
    expect(hitsOn([page], termsOf('80'))).toEqual([]);
    expect(hitsOn([page], termsOf('8080'))).toHaveLength(1);
    expect(hitsOn([page], termsOf('65535'))).toHaveLength(1);
  });
});

describe('words are found', () => {
  it('in another form of theirs, where the index says so', () => {
    const page = englishPage('A scan asks, many scans ask.', [1, 4]);
    expect(written(hitsOn([page], termsOf('scanning'))[0]!.parts[0]!.excerpt)).toBe('A [scan] asks, many [scans] ask.');
  });

  it('from their beginning, not in the middle of another word', () => {
    expect(hitsOn([englishPage('a support line')], termsOf('port'))).toEqual([]);
    expect(hitsOn([englishPage('a Port number')], termsOf('por'))).toHaveLength(1);
  });

  it('by their reading', () => {
    const page = japanesePage('題', '{防波堤|ぼうはてい}の{内|うち}がわ。');
    expect(shown(hitsOn([page], termsOf('ぼうはてい'))[0])).toEqual([
      '/minato/trials/x/  / [{防波堤|ぼうはてい}]の{内|うち}がわ。',
    ]);
    // Read aloud, the end of one word and the beginning of the next.
    expect(hitsOn([page], termsOf('ていのうち'))).toHaveLength(1);
  });
});

describe('a query in hiragana', () => {
  it('is tried in katakana when nothing is found', async () => {
    const asked: string[] = [];
    const hits = await findHits('ぽーと', (words) => {
      asked.push(words);
      return Promise.resolve(words.includes('ポ') ? [japanesePage('題', 'ポートです。')] : []);
    });
    expect(asked).toEqual(['ぽ ー と', 'ポ ー ト']);
    expect(hits).toHaveLength(1);
  });

  it('asks nothing when there is nothing to look for', async () => {
    expect(await findHits('。、!?', () => Promise.reject(new Error('asked')))).toEqual([]);
  });
});

describe('what is no page of the index', () => {
  it.each([[null], ['x'], [{}], [{ url: '/', content: 3 }], [{ url: '/', content: '', meta: {}, anchors: [] }]])(
    'is refused: %j',
    (value) => {
      expect(decodeFoundPage(value)).toBeUndefined();
    },
  );

  it('may have parts that nobody can use: they are left out', () => {
    const page = decodeFoundPage({
      url: '/a/',
      content: 'a b',
      meta: { title: 't' },
      anchors: [null, { id: 'x' }, { id: 'y', text: ' ', location: 0 }, { id: 'z', text: 'far', location: 99 }],
      locations: [0, 7, 'x'],
    });
    expect(page).toMatchObject({ parts: [], located: [0] });
  });
});
