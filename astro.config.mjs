import { globSync } from 'node:fs';
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { satteri } from '@astrojs/markdown-satteri';
import { scopedClassNames } from './src/styles/scoped-class-names.ts';
import { rubyInMdx, sectionAddresses } from './src/course/lesson-markdown.ts';

/**
 * `MINATO_BASE=/minato` builds for a sub-path and `MINATO_SITE=https://school.example` adds absolute addresses for
 * search engines. Both are optional: without them the site is made for the root of whoever serves it. `MINATO_OUT` is the
 * folder, `dist` where nothing is said.
 */
const { MINATO_BASE, MINATO_SITE, MINATO_OUT } = process.env;

export default defineConfig({
  output: 'static',
  ...(MINATO_SITE ? { site: MINATO_SITE } : {}),
  base: MINATO_BASE ?? '/',
  outDir: MINATO_OUT ?? 'dist',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  i18n: { locales: ['ja', 'en'], defaultLocale: 'ja', routing: { prefixDefaultLocale: false } },
  integrations: [mdx(), preact()],
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      mdastPlugins: [rubyInMdx],
      hastPlugins: [sectionAddresses],
      features: { smartPunctuation: false },
    }),
  },
  security: {
    csp: {
      // Astro adds `script-src` and `style-src` with a hash for each thing it inlines; there is no 'unsafe-inline'.
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
    },
  },
  // Nothing becomes a data: address, so that what the policy allows is exactly what lies beside the pages.
  vite: {
    build: { assetsInlineLimit: 0 },
    css: { modules: { generateScopedName: scopedClassNames(globSync('src/**/*.module.css')) } },
  },
});
