import { posix } from 'node:path';
import ts from 'typescript';
import { programText, type SourceFile } from './source-files.ts';

/** One import of a source file: what stands between the quotes, and whether nothing of it is left at run time. */
export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Every import of a source file, in whatever form: statement, re-export, call, worker address, glob, CSS. */
export function importsOf(file: SourceFile): readonly Import[] {
  if (file.path.endsWith('.css')) return cssImports(file.text);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const one = importAt(node);
    if (one !== undefined) found.push(...one);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.tsx', programText(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

function importAt(node: ts.Node): readonly Import[] | undefined {
  if (ts.isImportDeclaration(node)) return literal(node.moduleSpecifier, isTypeImport(node.importClause));
  if (ts.isExportDeclaration(node)) return literal(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal, true);
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && node.arguments?.length === 2) {
    // The address of a module, for a worker. Addresses of data files and folders are no imports.
    return literal(node.arguments[0], false)?.filter(({ specifier }) => /\.[jt]sx?$/.test(specifier));
  }
  if (!ts.isCallExpression(node)) return undefined;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return literal(node.arguments[0], false);
  if (node.expression.getText() !== 'import.meta.glob') return undefined;
  const patterns = node.arguments[0];
  if (patterns === undefined || !ts.isArrayLiteralExpression(patterns)) return literal(patterns, false);
  return patterns.elements.flatMap((pattern) => literal(pattern, false) ?? []);
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

function literal(node: ts.Node | undefined, typeOnly: boolean): readonly Import[] | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? [{ specifier: node.text, typeOnly }] : undefined;
}

function cssImports(text: string): readonly Import[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...bare.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]|composes:[^;]*\bfrom\s+['"]([^'"]+)['"]/g)].map(
    (match) => ({ specifier: match[1] ?? match[2] ?? '', typeOnly: false }),
  );
}

/** The top folder of `src` that a path lies in; a file that lies in `src` itself is its own, by its name. */
export function folderOf(path: string): string {
  const [, first = '', ...rest] = path.split('/');
  return rest.length > 0 ? first : first.replace(/\.d?\.?tsx?$/, '');
}

/**
 * What an import leads to: the name of a folder of `src`, "content" or "public", a package ("preact", "@scope/name"), "node:*",
 * "astro:content" and its like. A relative import that stays in its folder is undefined; one that leaves it is "../".
 */
export function importTarget(path: string, specifier: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) {
    const target = posix.join(posix.dirname(path), bare);
    return target.startsWith('src/') && folderOf(target) === folderOf(path) ? undefined : '../';
  }
  if (bare.startsWith('/')) return bare.startsWith('/src/') ? folderOf(bare.slice(1)) : bare.split('/')[1];
  if (bare.startsWith('#')) return bare.slice(1).split('/')[0];
  if (bare.startsWith('node:')) return 'node:*';
  if (bare.startsWith('@')) return bare.split('/').slice(0, 2).join('/');
  return bare.split('/')[0];
}
