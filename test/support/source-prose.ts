import ts from 'typescript';
import { markupText, programText, type SourceFile } from './source-files.ts';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Two words of Latin letters side by side: a sentence, or the beginning of one. */
const words = /\p{Script=Latin}{2,}[,.:;]?\s+\p{Script=Latin}{2,}/u;

/** Attributes that are read out or shown. */
const spokenAttributes = /^(aria-label|aria-description|aria-roledescription|alt|title|placeholder)$/;

/** Every stretch of text for people that stands in a source file instead of in `content/`. */
export function proseIn(file: SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined && japanese.test(text)) found.push(text.trim());
    else if (ts.isJsxText(node) && words.test(node.text)) found.push(node.text.trim());
    else if (ts.isJsxAttribute(node) && spokenAttributes.test(node.name.getText())) {
      const value = node.initializer;
      if (value !== undefined && ts.isStringLiteral(value) && /\p{L}/u.test(value.text)) found.push(value.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.tsx', programText(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  if (file.path.endsWith('.astro')) found.push(...proseInMarkup(markupText(file)));
  return found;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) || ts.isJsxText(node)) return node.text;
  if (ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node)) return node.text;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text;
  return undefined;
}

function proseInMarkup(markup: string): readonly string[] {
  const lines = markup.split('\n').filter((line) => japanese.test(line));
  const texts = [...markup.matchAll(/>([^<>{}]*)</g)].map((match) => match[1] ?? '').filter((text) => words.test(text));
  const attributes = [...markup.matchAll(/\s([a-z-]+)="([^"]*)"/g)]
    .filter(([, name = '', value = '']) => spokenAttributes.test(name) && /\p{L}/u.test(value))
    .map(([whole]) => whole);
  return [...lines, ...texts, ...attributes].map((text) => text.trim());
}
