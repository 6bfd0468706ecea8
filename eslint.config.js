import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import astro from 'eslint-plugin-astro';

const testModifiers = ['only', 'skip', 'todo', 'fails', 'fixme', 'skipIf', 'runIf'];

/** Syntax that is refused everywhere; `modifiers` are what no test may be qualified with. */
const refuseSyntax = (modifiers) => [
  {
    selector: "ExportDefaultDeclaration[declaration.type='FunctionDeclaration']",
    message: 'No default export except where a tool demands one.',
  },
  {
    selector: `MemberExpression[object.name=/^(it|test|describe|suite|expect)$/][property.name=/^(${modifiers.join('|')})$/]`,
    message: 'A test runs always, and with all others.',
  },
];
const refusedSyntax = refuseSyntax(testModifiers);

/** What the pure folders may not name: the clock, chance, timers, the screen, the machine under them. */
const impureGlobals = [
  'Date',
  'Intl',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'performance',
  'globalThis',
  'self',
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'Worker',
  'process',
  'Buffer',
  'console',
  'fetch',
  'crypto',
];

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.astro/',
      'node_modules/',
      'test-results/',
      'playwright-report/',
      'public/',
      'test/conformance/scenarios/',
      'test/conformance/pcaps/',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.strict,
  ...astro.configs['flat/recommended'],
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': ['error', ...refusedSyntax],
      'no-alert': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-self-compare': 'error',
      'no-unreachable-loop': 'error',
      'no-template-curly-in-string': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  {
    // A second opinion by a program that not every machine has: reported as skipped where it is missing.
    files: ['test/**/*.tshark.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...refuseSyntax(testModifiers.filter((name) => name !== 'runIf'))],
    },
  },
  {
    files: ['src/**/*.{ts,tsx,astro}'],
    ignores: ['src/cli/**', 'src/helper/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/sim/**/*.ts', 'src/machines/**/*.ts', 'src/helper-protocol/**/*.ts', 'src/course/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance is data: take a seed.' },
      ],
    },
  },
);
