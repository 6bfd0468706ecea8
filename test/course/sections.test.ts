import { describe, expect, it } from 'vitest';
import { satteri } from '@astrojs/markdown-satteri';
import { rubyInMdx, sectionAddresses } from '#course/lesson-markdown.ts';
import { sectionsOf } from '#course/sections.ts';

const lesson = [
  '# No',
  '## {港|みなと}の朝',
  'text',
  '### Not a section',
  '```',
  '## In a fence',
  '```',
  '## Two  ',
  '',
].join('\n');

describe('sectionsOf', () => {
  it('numbers the second-level headings in order and keeps their readings', () => {
    expect(sectionsOf(lesson)).toEqual([
      { id: 'section-1', title: '{港|みなと}の朝' },
      { id: 'section-2', title: 'Two' },
    ]);
  });

  it('finds none in a lesson without headings', () => {
    expect(sectionsOf('text\n')).toEqual([]);
  });

  it('gives the addresses that the rendered headings carry', async () => {
    const processor = satteri({ mdastPlugins: [rubyInMdx], hastPlugins: [sectionAddresses] });
    const renderer = await processor.createRenderer({});
    const { code } = await renderer.render(lesson);
    expect([...code.matchAll(/<h2 id="([^"]+)"/gu)].map((match) => match[1])).toEqual(
      sectionsOf(lesson).map(({ id }) => id),
    );
  });
});
