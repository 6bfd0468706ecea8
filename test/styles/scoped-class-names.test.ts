import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scopedClassNames } from '#styles/scoped-class-names.ts';

const files = globSync('src/**/*.module.css');

describe('the name of a class of a CSS module', () => {
  it('says what it was named in its file, and is another in each file of the project', () => {
    const nameOf = scopedClassNames(files);
    expect(files.length).toBeGreaterThan(50);
    const names = files.map((file) => nameOf('row', file));
    expect(new Set(names).size).toBe(files.length);
    for (const name of names) expect(name).toMatch(/^row_[0-9a-z]{1,2}$/u);
  });

  it('depends on the files there are, and not on the machine or on what was asked before', () => {
    const known = ['src/art/picture.module.css', 'src/islands/log.module.css'];
    const nameOf = scopedClassNames(known);
    nameOf('other', '/somewhere/minato/src/art/picture.module.css');
    expect(nameOf('row', 'C:\\minato\\src\\islands\\log.module.css')).toBe('row_1');
    expect(scopedClassNames([...known].reverse())('row', '/home/somebody/minato/src/islands/log.module.css?used')).toBe(
      'row_1',
    );
  });

  it('is one of its own for a file that was made while the site is being written', () => {
    const nameOf = scopedClassNames(files);
    const made = nameOf('row', 'src/islands/made-later.module.css');
    expect(files.map((file) => nameOf('row', file))).not.toContain(made);
    expect(nameOf('row', 'src/islands/made-later.module.css')).toBe(made);
  });
});
