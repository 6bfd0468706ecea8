/** The drawings of the marks. They stand once in each page, made when the site is built; no script carries them. */
import { markId, markStates, type MarkState } from './StateMark.tsx';
import { markup } from './picture.ts';

type Marks = Readonly<Record<MarkState, string>>;

const field = (fill: string): string => `<rect width="20" height="20" rx="1" fill="var(--${fill})"/>`;
const outline = (stroke: string, fill: string, more = ''): string =>
  `<rect x="1" y="1" width="18" height="18" rx="1.6" fill="var(--${fill})" stroke="var(--${stroke})" stroke-width="1.9"${more}/>`;
const dot = (x: number, y: number, r: number): string => `<circle cx="${x}" cy="${y}" r="${r}"/>`;

const fullMarks: Marks = {
  open: `${field('open-fill')}<circle cx="10" cy="10" r="5.3" fill="none" stroke="var(--flag-white)" stroke-width="2.7"/>`,
  closed: `${field('closed-fill')}<rect x="4" y="8.4" width="12" height="3.2" fill="var(--on-closed)"/>`,
  stealth:
    outline('stealth-line', 'stealth-fill', ' stroke-dasharray="3.4 2.2"') +
    `<g fill="var(--stealth-line)">${dot(10, 7.4, 1.7)}${dot(5.8, 13.2, 1.7)}${dot(14.2, 13.2, 1.7)}</g>`,
  unknown:
    outline('line-2', 'surface') +
    '<path d="M7.1 7.6c0-1.7 1.2-2.9 3-2.9s3 1.1 3 2.7c0 2.2-2.9 2.2-2.9 4.4" fill="none" stroke="var(--line-2)" stroke-width="1.9" stroke-linecap="round"/>' +
    '<circle cx="10.1" cy="14.8" r="1.2" fill="var(--line-2)"/>',
  scanning:
    field('mark') +
    `<g fill="none" stroke="var(--on-mark)" stroke-width="1.9">${dot(10, 10, 3.7)}<path d="M10 3.8v12.4M3.8 10h12.4"/></g>`,
  maybe:
    outline('open-fill', 'surface') +
    '<circle cx="10" cy="10" r="4.4" fill="none" stroke="var(--open-fill)" stroke-width="2.7" stroke-dasharray="3.1 2.43" stroke-dashoffset="1.4"/>',
};

const smallField = (fill: string): string => `<rect width="20" height="20" fill="var(--${fill})"/>`;
const smallOutline = (stroke: string): string =>
  `<rect x="1.8" y="1.8" width="16.4" height="16.4" fill="none" stroke="var(--${stroke})" stroke-width="3.6"/>`;

/** At 10 px and below lines run together, so each mark keeps one shape. */
const smallMarks: Marks = {
  open: `${smallField('open-fill')}<circle cx="10" cy="10" r="4.6" fill="var(--flag-white)"/>`,
  closed: smallField('closed-fill'),
  stealth: smallOutline('stealth-line'),
  unknown: '<rect x="1.5" y="1.5" width="17" height="17" fill="none" stroke="var(--line-2)" stroke-width="3"/>',
  scanning: `${smallField('mark')}<path d="M10 3l7 7-7 7-7-7Z" fill="var(--on-mark)"/>`,
  maybe: `${smallOutline('open-fill')}<circle cx="10" cy="10" r="3" fill="var(--open-fill)"/>`,
};

const group = (id: string, drawing: string): string => `<g id="${id}">${drawing}</g>`;

/** All marks, once in each page: those that are seen refer to them, so that a thousand of them cost little. */
export function MarkSheet() {
  const marks = markStates
    .map((state) => group(markId(state, false), fullMarks[state]) + group(markId(state, true), smallMarks[state]))
    .join('');
  return <svg aria-hidden="true" hidden {...markup(`<defs>${marks}</defs>`)} />;
}
