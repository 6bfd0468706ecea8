import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { searchable, writeSearchIndex } from '#cli/search-index.ts';
import { rubySigns } from '#machines/search/letterwise.ts';

const { base, reading, end } = rubySigns;

describe('a page as the index takes it', () => {
  it('has its readings beside the words, between signs', () => {
    expect(searchable('<p><ruby>港<rt aria-hidden="true">みなと</rt></ruby>へ</p>')).toBe(
      `<p>${base} 港${reading} み な と${end} へ</p>`,
    );
  });

  it('leaves tags, attributes and English as they are, and scripts out', () => {
    const html = '<main title="港 > 船"><p data-x=\'港>\'>A plain text.</p></main>';
    expect(searchable(`<script>const 港 = "<p>";</script>${html}<style>p{}</style>`)).toBe(html);
  });

  it('keeps the cells of a row apart', () => {
    expect(searchable('<th><b>443</b><small>TCP</small></th><td>https</td>')).toBe(
      '<th><b>443</b> <small>TCP</small> </th><td>https </td>',
    );
  });
});

describe('words for the search alone', () => {
  it('are read where they stand', () => {
    expect(searchable('<p>One.</p><template data-search-words><p>Two.</p></template>')).toBe(
      '<p>One.</p><div><p>Two.</p></div>',
    );
  });

  it('are found, and are taken out of the page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'minato-search-'));
    const page = (words: string) =>
      `<html lang="en"><main data-pagefind-body><h1>Port</h1><div>${words}<astro-island>Inside</astro-island></div></main></html>`;
    try {
      writeFileSync(join(folder, 'index.html'), page('<template data-search-words><p>A submarine.</p></template>'));
      await writeSearchIndex(folder);
      expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe(page(''));
      const fragments = readdirSync(join(folder, 'pagefind/fragment'));
      const [text] = fragments.map((name) =>
        gunzipSync(readFileSync(join(folder, 'pagefind/fragment', name))).toString(),
      );
      expect(text).toContain('A submarine.');
      expect(text).not.toContain('Inside');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

describe('the index of a site', () => {
  it('has the pages with a body to be searched, and nothing of the boxes that Pagefind brings', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'minato-search-'));
    try {
      mkdirSync(join(folder, 'en'));
      writeFileSync(join(folder, 'index.html'), '<html lang="ja"><main data-pagefind-body><h1>港</h1></main></html>');
      writeFileSync(join(folder, 'tool.html'), '<html lang="ja"><main><h1>道具</h1></main></html>');
      writeFileSync(
        join(folder, 'en/index.html'),
        '<html lang="en"><main data-pagefind-body><h1>Port</h1></main></html>',
      );
      expect(await writeSearchIndex(folder)).toBe(2);
      const files = readdirSync(join(folder, 'pagefind'));
      expect(files).toContain('pagefind.js');
      expect(files).toContain('pagefind-worker.js');
      expect(files.filter((name) => /ui|highlight|component/u.test(name))).toEqual([]);
      expect(files.filter((name) => name.startsWith('pagefind.'))).toHaveLength(3);
      expect(existsSync(join(folder, 'pagefind/fragment'))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});
