import type { ReactNode } from 'react';
import type { Field } from '@/shared/api/catalog';
import type { Value } from '@/shared/api/values';
import { isStage } from './bands';
import { RiskMeter } from './RiskMark';
import { StageMark } from './StageMark';
import { TierBadge } from './TierBadge';

/** Where a customer stands is drawn and not only told: by the name of the field, wherever it is shown. */
const marks: Record<string, (value: Value) => ReactNode> = {
  tier: (value) => <TierBadge tier={String(value)} />,
  keyCustomer: (value) => (value === true ? <TierBadge keyCustomer /> : undefined),
  stage: (value) => (isStage(value) ? <StageMark stage={value} /> : undefined),
  churnRisk: (value) => (Number.isFinite(Number(value)) ? <RiskMeter risk={Number(value)} /> : undefined),
};

/** The mark of a value that says where a customer stands; undefined for any other field, which is shown by its type. */
export function standingMark(field: Field, value: Value): ReactNode {
  return field.readOnly ? marks[field.name]?.(value) : undefined;
}
