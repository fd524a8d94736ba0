import { describe, expect, it } from 'vitest';
import { bandOf, isStage } from './bands';

describe('bands of risk', () => {
  it('begin at their bounds', () => {
    expect(bandOf(0)).toBe('low');
    expect(bandOf(0.3499)).toBe('low');
    expect(bandOf(0.35)).toBe('medium');
    expect(bandOf(0.5999)).toBe('medium');
    expect(bandOf(0.6)).toBe('high');
    expect(bandOf(1)).toBe('high');
  });
});

describe('stages', () => {
  it('are those of the lifecycle and not those of a deal', () => {
    expect(isStage('dissolution')).toBe(true);
    expect(isStage('commitment')).toBe(true);
    expect(isStage('negotiation')).toBe(false);
    expect(isStage(null)).toBe(false);
  });
});
