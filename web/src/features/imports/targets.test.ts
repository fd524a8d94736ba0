import { describe, expect, it } from 'vitest';
import type { Catalog, ObjectType } from '@/shared/api/catalog';
import type { Mapping } from './imports';
import { consentSteps, relatedPaths, withColumn, withNeeds } from './targets';

const mapping: Mapping = {
  columns: [
    { index: 0, name: 'id', target: 'customer.externalId' },
    { index: 1, name: 'sum', target: 'total' },
  ],
  constants: { 'customer.kind': 'person', currency: 'USD', 'total.currency': 'USD' },
  matchBy: [],
  whenExists: 'fill',
  related: {},
  recognizeRows: true,
};

describe('a mapping', () => {
  it('changes one column and leaves the others', () => {
    const changed = withColumn(mapping, { index: 1, name: 'sum' }, { target: null });
    expect(changed.columns).toEqual([mapping.columns[0], { index: 1, name: 'sum', target: null }]);
    expect(mapping.columns[1]!.target).toBe('total');
  });

  it('gets a column that it did not know, in the order of the file', () => {
    const changed = withColumn({ ...mapping, columns: [{ index: 2, target: 'units' }] }, { index: 0, name: 'a' }, {});
    expect(changed.columns.map((column) => column.index)).toEqual([0, 2]);
  });

  it('knows which related records it makes; the currency of an amount is none', () => {
    expect(relatedPaths(mapping)).toEqual(['customer']);
  });

  it('knows which consents it takes over, each once; what belongs to a record is no related one', () => {
    const step = 'consents[purpose=offers,channel=email]';
    const columns = [`${step}.state`, `${step}.decidedAt`, 'contactPoints[kind=phone,n=2].value'].map(
      (target, index) => ({
        index,
        target,
      }),
    );
    expect(consentSteps({ ...mapping, columns })).toEqual([step]);
    expect(relatedPaths({ ...mapping, columns })).toEqual(['customer']);
  });

  it('gets the currency of its amounts and the kind of the customers it makes, where nothing says them', () => {
    const money = { name: 'total', type: 'money', choices: [] };
    const customer = { name: 'customer', type: 'reference', target: 'customer', choices: [] };
    const kind = { name: 'kind', type: 'choice', required: true, choices: [{ value: 'person', label: {} }] };
    const order = { name: 'order', fields: [money, customer] } as unknown as ObjectType;
    const buyer = { name: 'customer', fields: [kind] } as unknown as ObjectType;
    const catalog = { named: () => buyer } as unknown as Catalog;
    const bare = { ...mapping, constants: {} };
    expect(withNeeds(bare, order, catalog, 'UAH').constants).toEqual({ currency: 'UAH', 'customer.kind': 'person' });
    expect(withNeeds(mapping, order, catalog, 'UAH').constants).toEqual(mapping.constants);
  });
});
