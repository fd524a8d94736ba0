import { describe, expect, it } from 'vitest';
import { laidFlows } from './flows';

describe('flows', () => {
  it('gives each state its share of the height and each flow its piece of both ends', () => {
    const { left, right, streams } = laidFlows(
      [
        { from: 'B', to: 'A', value: 1 },
        { from: 'A', to: 'A', value: 2 },
        { from: 'A', to: 'B', value: 1 },
      ],
      ['A', 'B'],
      90,
      10,
    );
    expect(left.map(({ top, bottom }) => [top, bottom])).toEqual([
      [0, 60],
      [70, 90],
    ]);
    expect(right.map(({ value }) => value)).toEqual([3, 1]);
    expect(streams.map((stream) => [stream.from, stream.to, stream.left, stream.right])).toEqual([
      ['A', 'A', [0, 40], [0, 40]],
      ['A', 'B', [40, 60], [70, 90]],
      ['B', 'A', [70, 90], [40, 60]],
    ]);
  });

  it('draws nothing where nobody moved', () => {
    expect(laidFlows([], ['A'], 50).streams).toEqual([]);
    expect(laidFlows([{ from: 'A', to: 'A', value: -3 }], ['A'], 50).streams).toEqual([]);
  });
});
