import { describe, expect, it } from 'vitest';
import { spread } from './ends';

describe('labels at the ends of lines', () => {
  it('stay where nothing is in the way', () => {
    expect(spread([10, 50], 16, 0, 100)).toEqual([10, 50]);
  });

  it('move apart in their order', () => {
    expect(spread([50, 48, 52], 16, 0, 100)).toEqual([64, 48, 80]);
  });

  it('stay inside of the picture', () => {
    expect(spread([98, 99], 16, 0, 100)).toEqual([84, 100]);
  });
});
