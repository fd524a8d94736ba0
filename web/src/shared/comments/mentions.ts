import type { Named } from '@/shared/fields/references';

/** A text in which an @ names colleagues; `people` are those who were named and still stand in it. */
export interface Mentioning {
  text: string;
  people: Named[];
}

export const nothingSaid: Mentioning = { text: '', people: [] };

/** Those whom the text still names. */
export function mentionsIn({ text, people }: Mentioning): string[] {
  return people.filter((person) => text.includes(`@${person.name}`)).map((person) => person.id);
}

const sought = /(?:^|\s)@([\p{L}\p{M}\p{N}'’.-]{0,40}(?: [\p{L}\p{M}\p{N}'’.-]{0,40})?)$/u;

/** What is being typed after the last @ before the caret; undefined where no name is. */
export function soughtName(text: string, caret: number): string | undefined {
  return sought.exec(text.slice(0, caret))?.[1];
}
