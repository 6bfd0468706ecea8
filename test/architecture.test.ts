import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot, sourceFiles, type SourceFile } from './support/source-files.ts';
import { folderOf, importsOf, importTarget } from './support/source-imports.ts';
import { proseIn } from './support/source-prose.ts';

interface Row {
  /** What the folder's code may use when it runs. */
  readonly runs: readonly string[];
  /** What it may name in types besides. */
  readonly types: readonly string[];
}

const row = (runs: string, types = ''): Row => ({
  runs: runs.split(' ').filter((name) => name !== ''),
  types: types.split(' ').filter((name) => name !== ''),
});

/** Who may import whom. The same table stands in src/README.md, where the reasons are. */
const table: Readonly<Record<string, Row>> = {
  result: row(''),
  sim: row('result'),
  'helper-protocol': row('result'),
  course: row('result zod'),
  i18n: row('content course'),
  art: row('preact course'),
  machines: row('xstate sim result', 'helper-protocol'),
  browser: row('xstate machines helper-protocol result', 'sim'),
  islands: row('preact machines browser art', 'sim helper-protocol i18n'),
  components: row('i18n course art'),
  mdx: row('astro:content islands components course i18n art'),
  styles: row(''),
  layouts: row('components islands browser course i18n styles art'),
  pages: row('astro:content layouts mdx components course i18n art'),
  'content.config': row('astro:content astro course'),
  cli: row('node:* sim result content'),
  helper: row('node:* helper-protocol result content'),
};

/** What single files may use beyond their folder's row. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  // Playwright knows where its own browser lies and how to see whether a browser really starts.
  'src/cli/chromium.ts': ['@playwright/test'],
  // A link as a QR code: the one thing on a screen that a library draws.
  'src/islands/lab/frame/QrCode.tsx': ['uqr'],
  // Reading without a network, after Workbox.
  'src/browser/service-worker.ts': ['workbox-precaching', 'workbox-routing'],
  'src/browser/offline.ts': ['workbox-window'],
  // Furigana: the files of content/, the course's notation, and a dictionary.
  'src/cli/readings.ts': ['course'],
  'src/cli/readings/japanese-texts.ts': ['yaml'],
  'src/cli/readings/reading-list.ts': ['course'],
  'src/cli/readings/analyser.ts': ['lindera-wasm-nodejs-ipadic'],
  // The index of the search: made by Pagefind, from text cut as the search page asks for it.
  'src/cli/search-index.ts': ['pagefind', 'machines'],
  // The bench weighs the engine as the site's bundler packs it.
  'src/cli/bench/size.ts': ['vite'],
};

const forbiddenNames = /^(utils?|helpers|common|misc|lib|shared|stuff|types|constants)(\.|$)/;
const roles = 'machine|view|record|labels|inline|worker|config|d|module|property|paths|tshark|test|e2e';
const kebabFile = new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*(\\.(${roles}))*\\.(tsx?|js|css|json)$`);

const files = sourceFiles('src', ['.ts', '.tsx', '.astro', '.css', '.js']);

/** Imports that the table does not allow, each as "file → target". */
function forbiddenImports(sources: readonly SourceFile[]): readonly string[] {
  return sources.flatMap((file) => {
    const folder = folderOf(file.path);
    const allowed = table[folder];
    if (allowed === undefined) return [`${file.path}: the table has no row for ${folder}`];
    const runs = [...allowed.runs, ...(exceptions[file.path] ?? [])];
    return importsOf(file).flatMap(({ specifier, typeOnly }) => {
      const target = importTarget(file.path, specifier);
      if (target === undefined || runs.includes(target)) return [];
      return typeOnly && allowed.types.includes(target) ? [] : [`${file.path} → ${specifier}`];
    });
  });
}

/** Every way from a folder over others back to itself, by what they really import. */
function folderCycles(sources: readonly SourceFile[]): readonly string[] {
  const edges = new Map<string, Set<string>>();
  for (const file of sources) {
    const targets = edges.get(folderOf(file.path)) ?? new Set();
    for (const { specifier } of importsOf(file)) {
      const target = importTarget(file.path, specifier);
      if (target !== undefined) targets.add(target);
    }
    edges.set(folderOf(file.path), targets);
  }
  return cyclesOf(edges);
}

function cyclesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): void => {
    if (way.includes(name)) {
      found.push([...way.slice(way.indexOf(name)), name].join(' → '));
      return;
    }
    if (done.has(name)) return;
    for (const next of edges.get(name) ?? []) visit(next, [...way, name]);
    done.add(name);
  };
  for (const name of edges.keys()) visit(name, []);
  return found;
}

function badNames(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => {
    const steps = path.split('/');
    const name = steps.at(-1) ?? '';
    const isRoute = path.startsWith('src/pages/');
    return (
      steps.some((step) => forbiddenNames.test(step)) ||
      (!isRoute && !/^[A-Z][A-Za-z0-9]*(\.sandbox)?\.(tsx|astro)$/.test(name) && !kebabFile.test(name))
    );
  });
}

const source = (path: string, text: string): SourceFile => ({ path, text });

describe('who may import whom', () => {
  it('holds for every source file', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(forbiddenImports(files)).toEqual([]);
  });

  it.each([
    ['src/sim/tcp/endpoint.ts', "import { useState } from 'preact/hooks';"],
    ['src/sim/host.ts', "import { readFileSync } from 'node:fs';"],
    ['src/sim/host.ts', "import type { LabMachine } from '#machines/lab/lab.machine.ts';"],
    ['src/sim/host.ts', "import './../machines/lab/lab.machine.ts';"],
    ['src/sim/host.ts', "export { labView } from '#machines/lab/lab.view.ts';"],
    ['src/sim/host.ts', "const zod = await import('zod');"],
    ['src/sim/host.ts', "type Schema = import('zod').ZodType;"],
    ['src/islands/scanner/Scanner.tsx', "import { formatAddress } from '#sim/address.ts';"],
    ['src/islands/scanner/Scanner.tsx', "import { type Locale, locales } from '#i18n/locales.ts';"],
    ['src/browser/scan.ts', "new Worker(new URL('../sim/worker.ts', import.meta.url))"],
    ['src/pages/index.astro', "---\nimport Scanner from '#islands/scanner/Scanner.tsx';\n---\n<p />"],
    ['src/components/Card.astro', "<p /><script>import { store } from '#browser/store.ts';</script>"],
    ['src/pages/index.astro', "---\nconst all = import.meta.glob('/src/sim/*.ts');\n---\n"],
    ['src/islands/scanner/scanner.module.css', "@import '../../styles/base.css';"],
    ['src/cli/start.ts', "import { chromium } from '@playwright/test';"],
    ['src/wharf/crane.ts', ''],
  ])('does not hold for a bad example in %s (%#)', (path, text) => {
    expect(forbiddenImports([source(path, text)])).toHaveLength(1);
  });

  it.each([
    ['src/sim/tcp/endpoint.ts', "import { ok } from '#result';\nimport { type Flags } from './flags.ts';"],
    ['src/sim/tcp/endpoint.ts', "import type { Packet } from '../packet.ts';"],
    [
      'src/islands/scanner/Scanner.tsx',
      "import type { Network } from '#sim/network.ts';\nimport './scanner.module.css';",
    ],
    ['src/islands/scanner/Scanner.tsx', "import { type Locale } from '#i18n/locales.ts';"],
    ['src/cli/chromium.ts', "import { chromium } from '@playwright/test';"],
    ['src/helper/main.ts', "const folder = new URL('../../dist/', import.meta.url);"],
    ['src/sim/host.ts', "// import { readFileSync } from 'node:fs';\nconst text = \"import 'preact'\";"],
  ])('holds for a good example in %s (%#)', (path, text) => {
    expect(forbiddenImports([source(path, text)])).toEqual([]);
  });

  it('stands in src/README.md with the same rows', () => {
    const readme = readFileSync(join(projectRoot, 'src/README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `([^`]+)` \| ([^|]*) \| ([^|]*) \|$/gm)].map(
      ([, name = '', runs = '', types = '']) => [name, { runs: readmeCell(runs), types: readmeCell(types) }] as const,
    );
    expect(Object.fromEntries(rows)).toEqual(table);
  });
});

function readmeCell(cell: string): readonly string[] {
  return [...cell.matchAll(/`#?([^`]+)`/g)].map((match) => match[1] ?? '');
}

describe('the arrows between folders', () => {
  it('never lead back', () => {
    expect(folderCycles(files)).toEqual([]);
  });

  it('are seen to lead back when they do', () => {
    const sources = [
      source('src/sim/host.ts', "import type { Lab } from '#machines/lab.ts';"),
      source('src/machines/lab.ts', "import { apply } from '#browser/clock.ts';"),
      source('src/browser/clock.ts', "import '#sim/time.ts';"),
    ];
    expect(folderCycles(sources)).toEqual(['sim → machines → browser → sim']);
  });

  it('could not lead back even if every row of the table were used', () => {
    const edges = Object.entries(table).map(([name, { runs, types }]) => [name, new Set([...runs, ...types])] as const);
    expect(cyclesOf(new Map(edges))).toEqual([]);
  });
});

describe('the folders that know neither the screen nor the machine', () => {
  it.each(['sim', 'helper-protocol'])('%s is checked without the types of the DOM and of Node', (folder) => {
    const config = JSON.parse(readFileSync(join(projectRoot, 'src', folder, 'tsconfig.json'), 'utf8')) as {
      compilerOptions: { lib: string[]; types: string[] };
    };
    expect(config.compilerOptions.lib.filter((lib) => !lib.startsWith('ES'))).toEqual([]);
    expect(config.compilerOptions.types).toEqual([]);
  });
});

describe('text for people', () => {
  it('stands in content/ and nowhere in the source', () => {
    // The programs of src/cli speak English to engineers, in their own terminal.
    const found = files
      .filter(({ path }) => !path.endsWith('.css'))
      .flatMap((file) => proseIn(file).map((text) => `${file.path}: ${text}`));
    expect(found).toEqual([]);
  });

  it.each([
    ['src/islands/a/A.tsx', 'const a = "みなと";'],
    ['src/islands/a/A.tsx', 'const a = `${' + 'port}番の港`;'],
    ['src/islands/a/A.tsx', 'const a = <p>港</p>;'],
    ['src/islands/a/A.tsx', 'const a = <p>The port is open</p>;'],
    ['src/islands/a/A.tsx', 'const a = <button aria-label="Close" />;'],
    ['src/sim/a.ts', 'const a = /ポート/u;'],
    ['src/pages/a.astro', '---\nconst a = 1;\n---\n<p>港</p>'],
    ['src/pages/a.astro', '---\nconst a = 1;\n---\n{ok && <p>This is a harbour.</p>}'],
    ['src/pages/a.astro', '<img src={map} alt="A map" />'],
  ])('is found in %s (example %#)', (path, text) => {
    expect(proseIn(source(path, text))).toHaveLength(1);
  });

  it.each([
    ['src/sim/a.ts', '// ポート means port\n/** 港 */ const a = "port-closed";'],
    ['src/islands/a/A.tsx', 'const a = <p lang="en">{labels.title} · SYN</p>; const b = <img alt="" />;'],
    ['src/pages/a.astro', '---\n// 港\n---\n<!-- 港 -->{list.map((one) => <li class="big one">{one.name}</li>)}'],
  ])('is not seen where there is none: %s (example %#)', (path, text) => {
    expect(proseIn(source(path, text))).toEqual([]);
  });

  it('is the only thing in a lesson: no lesson imports or exports', () => {
    const lessons = sourceFiles('content', ['.mdx']);
    expect(lessons.filter(({ text }) => /^(import|export)\s/m.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('names of files and folders', () => {
  it('say what is inside', () => {
    expect(badNames([...files, ...sourceFiles('test', ['.ts', '.tsx'])].map(({ path }) => path))).toEqual([]);
  });

  it.each(['src/utils/a.ts', 'src/sim/helpers.ts', 'src/lib/a.ts', 'src/sim/TcpFlags.ts', 'src/sim/tcp_flags.ts'])(
    '%s says nothing',
    (path) => {
      expect(badNames([path])).toEqual([path]);
    },
  );

  it.each([
    'src/helper/main.ts',
    'src/islands/lab/Lab.tsx',
    'src/machines/lab/lab.machine.ts',
    'src/pages/[...page].astro',
  ])('%s says enough', (path) => {
    expect(badNames([path])).toEqual([]);
  });
});
