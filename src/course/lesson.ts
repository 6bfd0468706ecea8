import { z } from 'zod';

/** The front matter of a lesson. Number, minutes and pennant stand in `content/course.yaml`, under the file's name. */
export const lessonSchema = z.strictObject({
  /** What this trial shows, as a headline: the page's h1. Japanese may carry furigana. */
  title: z.string().min(1),
  /** One or two sentences that say what one will be able to tell afterwards. */
  lead: z.string().min(1),
});

export type Lesson = z.infer<typeof lessonSchema>;

/** Language and trial of a lesson from its id in the collection. `ja/what-is-a-port` */
export function lessonPlace(id: string): { readonly locale: string; readonly trial: string } {
  const slash = id.indexOf('/');
  return { locale: id.slice(0, slash), trial: id.slice(slash + 1) };
}
