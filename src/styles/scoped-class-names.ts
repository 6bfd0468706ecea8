/**
 * Names for the classes of CSS modules, as short as they can be told apart: `moment` of the 25th file becomes `moment_o`,
 * as no other class is called. The customary ones, with five letters for the file and the line of the rule, are a kilobyte
 * of the sandbox's script. `files` are the modules there are, as paths in the project; one made later takes the next number.
 */
export function scopedClassNames(files: readonly string[]): (name: string, file: string) => string {
  const paths = files.map(pathInProject).sort();
  const numbers = new Map(paths.map((path, number) => [path, number]));
  return (name, file) => {
    const path = pathInProject(file);
    const number = numbers.get(path) ?? numbers.size;
    numbers.set(path, number);
    return `${name}_${number.toString(36)}`;
  };
}

/** The same on every machine: from `src` on, with slashes, without what Vite asks for behind a question mark. */
function pathInProject(file: string): string {
  const folders = file.replace(/\?.*$/u, '').split(/[\\/]/u);
  return folders.slice(folders.lastIndexOf('src')).join('/');
}
