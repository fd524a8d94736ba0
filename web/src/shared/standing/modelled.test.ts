import { describe, expect, it } from 'vitest';
import { isModelled, leadsToModelled } from './modelled';

describe('figures of the models of purchases', () => {
  it('are risk and lifetime value as the product computes them, not a field of the same name that people fill', () => {
    expect(isModelled({ name: 'churnRisk', readOnly: true })).toBe(true);
    expect(isModelled({ name: 'lifetimeValue', readOnly: false })).toBe(false);
    expect(isModelled({ name: 'contribution', readOnly: true })).toBe(false);
  });

  it('are reached by paths, too', () => {
    expect(leadsToModelled('customer.lifetimeValue')).toBe(true);
    expect(leadsToModelled('churnRisk')).toBe(true);
    expect(leadsToModelled('customer.tier')).toBe(false);
  });
});
