import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldOf, type ObjectType } from '@/shared/api/catalog';
import { segmentsQuery } from '@/shared/api/segments';
import { type Condition, writeFilter } from '@/shared/fields/conditions';
import { ConditionEditor } from '@/shared/fields/ConditionEditor';
import { ConditionWords } from '@/shared/fields/ConditionWords';
import { TypedFilter } from '@/shared/fields/TypedFilter';
import { useText } from '@/shared/i18n/text';
import { Chip } from '@/shared/ui/Chip';
import { Icon } from '@/shared/ui/Icon';
import { FactEditor } from './FactEditor';
import { type Fact, type Line, readLines, writeFact, writeLines } from './facts';
import styles from './segments.module.css';

interface Props {
  object: ObjectType;
  rule: string;
  /** The segment that is edited, which cannot ask about itself. */
  segment?: string;
  onChange: (rule: string) => void;
}

/** The conditions in words, one line each, and the expression that they are; always in step. */
export function RuleBuilder({ object, rule, segment, onChange }: Props) {
  const t = useText();
  const [open, setOpen] = useState<string>();
  const lines = readLines(object, rule);
  const close = () => setOpen(undefined);
  const replace = (index: number, text?: string) =>
    onChange(
      writeLines(
        index < lines.length
          ? lines.flatMap((line, at) => (at === index ? (text ? [text] : []) : [line.text]))
          : [...lines.map((line) => line.text), text!],
      ),
    );
  const written = (condition: Condition) => writeFilter(object, [condition]);
  return (
    <div className={styles.rule}>
      {lines.length === 0 && <p className="small text-2">{t('segment.noConditions')}</p>}
      <ol className={styles.lines} aria-label={t('segment.conditions')}>
        {lines.map((line, index) => (
          <li key={`${index} ${line.text}`} className={styles.line}>
            <span className={`${styles.and} text-3 meta`}>{index > 0 && t('segment.and')}</span>
            <LineChip
              object={object}
              line={line}
              opened={open === String(index)}
              segment={segment}
              onOpen={() => setOpen(String(index))}
              onClose={close}
              onRemove={() => replace(index)}
              onCondition={(condition) => replace(index, written(condition))}
              onFact={(fact) => replace(index, writeFact(fact))}
            />
          </li>
        ))}
      </ol>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <ConditionEditor
          object={object}
          opened={open === 'field'}
          onClose={close}
          onApply={(condition) => replace(lines.length, written(condition))}
        >
          <Button size="xs" leftSection={<Icon name="plus" size={14} />} onClick={() => setOpen('field')}>
            {t('segment.addField')}
          </Button>
        </ConditionEditor>
        <FactEditor
          opened={open === 'fact'}
          segment={segment}
          onClose={close}
          onApply={(fact) => replace(lines.length, writeFact(fact))}
        >
          <Button size="xs" leftSection={<Icon name="plus" size={14} />} onClick={() => setOpen('fact')}>
            {t('segment.addFact')}
          </Button>
        </FactEditor>
      </div>
      <div className={styles.typed}>
        <TypedFilter object={object} filter={rule} onChange={onChange} />
      </div>
      <p className="meta text-3 wide-only">{t('segment.typedHint')}</p>
    </div>
  );
}

function LineChip({
  object,
  line,
  opened,
  segment,
  onOpen,
  onClose,
  onRemove,
  onCondition,
  onFact,
}: {
  object: ObjectType;
  line: Line;
  opened: boolean;
  segment?: string;
  onOpen: () => void;
  onClose: () => void;
  onRemove: () => void;
  onCondition: (condition: Condition) => void;
  onFact: (fact: Fact) => void;
}) {
  const t = useText();
  const field = line.condition && fieldOf(object, line.condition.field);
  if (line.condition && field) {
    return (
      <ConditionEditor
        object={object}
        condition={line.condition}
        opened={opened}
        onClose={onClose}
        onApply={onCondition}
      >
        <Chip onOpen={onOpen} onRemove={onRemove} removeLabel={t('segment.removeLine')}>
          <ConditionWords field={field} condition={line.condition} />
        </Chip>
      </ConditionEditor>
    );
  }
  if (line.fact) {
    return (
      <FactEditor fact={line.fact} opened={opened} segment={segment} onClose={onClose} onApply={onFact}>
        <Chip onOpen={onOpen} onRemove={onRemove} removeLabel={t('segment.removeLine')}>
          <FactWords fact={line.fact} />
        </Chip>
      </FactEditor>
    );
  }
  return (
    <Chip onRemove={onRemove} removeLabel={t('segment.removeLine')}>
      <span className="mono ellipsis" title={line.text}>
        {line.text}
      </span>
    </Chip>
  );
}

function FactWords({ fact }: { fact: Fact }) {
  const t = useText();
  const { data: segments } = useQuery({ ...segmentsQuery, enabled: fact.segment !== undefined });
  const name = segments?.find((one) => one.id === fact.segment)?.name ?? '…';
  return (
    <span className="ellipsis">
      {fact.segment !== undefined
        ? t(fact.fact === 'inSegment' ? 'fact.inSegmentNamed' : 'fact.notInSegmentNamed', { name })
        : fact.days !== undefined
          ? t(`fact.days.${fact.fact}`, { days: fact.days })
          : t(`fact.${fact.fact}`)}
    </span>
  );
}
