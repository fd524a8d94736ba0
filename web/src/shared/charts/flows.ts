/** So many that went from a state on the left to one on the right. */
export interface Flow {
  from: string;
  to: string;
  value: number;
}

export interface Block {
  name: string;
  value: number;
  top: number;
  bottom: number;
}

/** Where a flow leaves its block, and where it comes in: pixels from above. */
export interface Stream extends Flow {
  left: [number, number];
  right: [number, number];
}

function stacked(names: readonly string[], values: Map<string, number>, unit: number, gap: number): Block[] {
  let top = 0;
  return names.map((name) => {
    const value = values.get(name) ?? 0;
    const block = { name, value, top, bottom: top + value * unit };
    top = block.bottom + gap;
    return block;
  });
}

/** Lays flows between two columns of states, each as high as what it holds, in the order of the states. */
export function laidFlows(flows: readonly Flow[], names: readonly string[], height: number, gap = 14) {
  const sums = (side: 'from' | 'to') => {
    const found = new Map<string, number>();
    for (const flow of flows) found.set(flow[side], (found.get(flow[side]) ?? 0) + Math.max(0, flow.value));
    return found;
  };
  const whole = Math.max(
    flows.reduce((sum, flow) => sum + Math.max(0, flow.value), 0),
    1e-9,
  );
  const unit = Math.max(0, height - gap * (names.length - 1)) / whole;
  const left = stacked(names, sums('from'), unit, gap);
  const right = stacked(names, sums('to'), unit, gap);
  const used = { from: new Map<string, number>(), to: new Map<string, number>() };
  const place = (side: 'from' | 'to', blocks: Block[], name: string, value: number): [number, number] => {
    const start = used[side].get(name) ?? blocks.find((block) => block.name === name)?.top ?? 0;
    used[side].set(name, start + value * unit);
    return [start, start + value * unit];
  };
  const ordered = [...flows]
    .filter((flow) => flow.value > 0)
    .sort((a, b) => names.indexOf(a.from) - names.indexOf(b.from) || names.indexOf(a.to) - names.indexOf(b.to));
  const streams: Stream[] = ordered.map((flow) => ({
    ...flow,
    left: place('from', left, flow.from, flow.value),
    right: place('to', right, flow.to, flow.value),
  }));
  return { left, right, streams };
}
