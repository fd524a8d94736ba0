import { describe, expect, it } from 'vitest';
import { mentionsIn, soughtName } from './mentions';

describe('mentions', () => {
  it.each([
    ['@', ''],
    ['@Ok', 'Ok'],
    ['ask @Оксана', 'Оксана'],
    ['ask @Оксана Гри', 'Оксана Гри'],
    ['mail me@example.com', undefined],
    ['nobody', undefined],
    ['@Oksana Hrytsenko has said', undefined],
  ])('after %o somebody is sought by %o', (text, name) => {
    expect(soughtName(text, text.length)).toBe(name);
  });

  it('counts only those whom the text still names', () => {
    const people = [
      { id: '1', name: 'Oksana Hrytsenko' },
      { id: '2', name: 'Taras Melnyk' },
    ];
    expect(mentionsIn({ text: '@Taras Melnyk approved it', people })).toEqual(['2']);
  });
});
