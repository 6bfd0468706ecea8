/**
 * The content security policy of a page of the site: the contract's base (§9), and by hash what the build has put
 * inline into this very page. Never `unsafe-inline`.
 */
import { createHash } from 'node:crypto';

const BASE =
  "default-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const wasm = "'wasm-unsafe-eval'";

/** The policy for a page. WebAssembly may run where the page's own policy lets it: on the search page. */
export function contentPolicyOf(html: string): string {
  const scripts = hashesOf(inlineElements(html, 'script'));
  const styles = hashesOf(inlineElements(html, 'style'));
  const attributes = hashesOf(styleAttributes(html));
  const script = [...scripts, ...(ownPolicyOf(html).includes(wasm) ? [wasm] : [])];
  return [
    BASE,
    "img-src 'self' data:",
    ...(script.length > 0 ? [`script-src 'self' ${script.join(' ')}`] : []),
    ...(styles.length + attributes.length > 0
      ? [
          `style-src 'self' ${[...styles, ...(attributes.length > 0 ? ["'unsafe-hashes'", ...attributes] : [])].join(' ')}`,
        ]
      : []),
  ].join('; ');
}

/** What the page says about itself in a `<meta>`; empty when it says nothing. */
function ownPolicyOf(html: string): string {
  const [meta = ''] = /<meta\s[^>]*http-equiv="content-security-policy"[^>]*>/i.exec(html) ?? [];
  return decodeEntities(meta);
}

/** The text of each element that stands in the page itself. */
function inlineElements(html: string, name: 'script' | 'style'): readonly string[] {
  const elements = html.matchAll(new RegExp(`<${name}(?=[\\s>])([^>]*)>([\\s\\S]*?)</${name}>`, 'gi'));
  return [...elements].filter(([, attributes = '']) => !/\ssrc\s*=/i.test(attributes)).map(([, , text = '']) => text);
}

function styleAttributes(html: string): readonly string[] {
  const outsideElements = html.replace(/<(script|style)(?=[\s>])[\s\S]*?<\/\1>/gi, '');
  const attributes = outsideElements.matchAll(/<[a-z][^<>]*?\sstyle=(?:"([^"]*)"|'([^']*)')/gi);
  return [...attributes].map(([, double, single]) => decodeEntities(double ?? single ?? ''));
}

/** The entities that a serialiser writes into attributes. */
function decodeEntities(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function hashesOf(texts: readonly string[]): readonly string[] {
  const hashes = texts.map((text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`);
  return [...new Set(hashes)];
}
