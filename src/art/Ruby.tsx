import type { ComponentChildren } from 'preact';
import { parseRuby } from '#course/ruby.ts';

export { stripRuby } from '#course/ruby.ts';

interface RubyProps {
  readonly text: string;
  /** What stands for the text's `{name}` blanks. It is shown as it is: what a reader typed is no notation. */
  readonly values?: Readonly<Record<string, ComponentChildren>>;
}

/** Text with its furigana: `{港|みなと}` becomes a `<ruby>`. Screen readers hear each word once. */
export function Ruby({ text, values = {} }: RubyProps) {
  if (!text.includes('{')) return text;
  return (
    <>
      {parseRuby(text).map(({ base, reading }) =>
        reading === undefined ? (
          filled(base, values)
        ) : (
          <ruby>
            {base}
            <rt aria-hidden="true">{reading}</rt>
          </ruby>
        ),
      )}
    </>
  );
}

/** The stretches of a text, each blank with a value in its place; a blank without one stays as it is. */
function filled(text: string, values: Readonly<Record<string, ComponentChildren>>): ComponentChildren {
  return text.split(/(\{[a-z][a-zA-Z0-9]*\})/u).map((stretch, index) => {
    const name = stretch.slice(1, -1);
    return index % 2 === 1 && name in values ? values[name] : stretch;
  });
}
