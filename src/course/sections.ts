/** A lesson's sections are its `##` headings, numbered in order: the same addresses in both languages. */
export interface Section {
  readonly id: string;
  /** The heading's text; Japanese may carry furigana. */
  readonly title: string;
}

/** The address of a lesson's n-th section, from 1. `#section-2` */
export function sectionId(place: number): string {
  return `section-${place}`;
}

/** The sections of a lesson from its MDX source, without front matter. Headings inside code fences do not count. */
export function sectionsOf(source: string): readonly Section[] {
  const sections: Section[] = [];
  let fenced = false;
  for (const line of source.split('\n')) {
    if (/^\s*(```|~~~)/u.test(line)) fenced = !fenced;
    const title = fenced ? undefined : /^##\s+(.+?)\s*$/u.exec(line)?.[1];
    if (title !== undefined) sections.push({ id: sectionId(sections.length + 1), title });
  }
  return sections;
}
