import { stripRuby } from '#course/ruby.ts';

/** Longest sentence, in letters without readings: two lines on a phone and a half. */
const LONGEST = 60;

/** What stands for a value while it is not known: a number of two digits. */
const blank = /\{[a-z][a-zA-Z0-9]*\}/gu;

/** The sentences of a Japanese text without readings. The steps of a way through menus (a → b) are read one by one. */
export function sentencesOf(text: string): readonly string[] {
  return stripRuby(text)
    .replace(blank, '00')
    .split(/[。？\n→]/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The sentences of a Japanese text that are too long for a child to keep in mind. */
export function longSentences(text: string): readonly string[] {
  return sentencesOf(text).filter((sentence) => [...sentence].length > LONGEST);
}

/** Words and signs that this course does not use: nothing is said to be easy, and nobody is shouted at. */
export function unwantedWords(text: string): readonly string[] {
  return stripRuby(text).match(/[!！]|簡単/gu) ?? [];
}
