import { describe, expect, it } from 'vitest';
import { cutOf } from './Waterfall';

const whole = (to: number) => ({ name: '', from: 0, to, whole: true, text: '' });
const step = (from: number, to: number) => ({ name: '', from, to, text: '' });

describe('the axis of a waterfall', () => {
  it('is cut where steps are small beside the wholes', () => {
    expect(cutOf([whole(412), step(412, 458), step(458, 441.7), whole(441.7)])).toBe(380);
  });

  it('begins at zero where steps can be seen, and below where a sum falls below', () => {
    expect(cutOf([whole(10), step(10, 90), whole(90)])).toBe(0);
    expect(cutOf([whole(10), step(10, -5), whole(-5)])).toBe(-5);
  });
});
