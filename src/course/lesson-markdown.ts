/**
 * What the Markdown processor does to lessons besides Markdown: furigana, and addresses of sections. The processor
 * takes plugins as objects with one visitor for each kind of node; only what we use of it is named here.
 */
import { sectionId } from './sections.ts';

const furigana = /^\s*([^{}|\s][^{}|]*)\|([^{}|]+?)\s*$/u;
const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

interface Expression {
  readonly type: 'mdxTextExpression';
  readonly value: string;
}

/** Base text and reading of an MDX expression that is furigana (`{港|みなと}`), or nothing for real code. */
export function readingOf(expression: string): { readonly base: string; readonly reading: string } | undefined {
  const [, base, reading] = furigana.exec(expression) ?? [];
  if (base === undefined || reading === undefined || !japanese.test(base) || !japanese.test(reading)) return undefined;
  return { base: base.trim(), reading: reading.trim() };
}

function element(name: string, children: readonly object[], attributes: readonly object[] = []): object {
  return { type: 'mdxJsxTextElement', name, attributes, children };
}

/**
 * The furigana notation of `ruby.ts` inside lessons. MDX reads `{港|みなと}` as an expression; this turns exactly that
 * form into `<ruby>` before anything is evaluated. Screen readers hear the word once: the reading is hidden from them.
 */
export const rubyInMdx = {
  name: 'ruby-in-mdx',
  mdxTextExpression(node: Expression, tree: { replaceNode(node: Expression, replacement: object): void }): void {
    const found = readingOf(node.value);
    if (!found) return;
    const above = element(
      'rt',
      [{ type: 'text', value: found.reading }],
      [{ type: 'mdxJsxAttribute', name: 'aria-hidden', value: 'true' }],
    );
    tree.replaceNode(node, element('ruby', [{ type: 'text', value: found.base }, above]));
  },
};

/** Numbers the `##` headings of a lesson, so that links to a section hold in both languages and when words change. */
export function sectionAddresses() {
  let count = 0;
  return {
    name: 'section-addresses',
    element: {
      filter: ['h2'],
      visit(node: object, tree: { setProperty(node: object, name: string, value: string): void }): void {
        count += 1;
        tree.setProperty(node, 'id', sectionId(count));
      },
    },
  };
}
