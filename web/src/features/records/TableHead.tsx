import { type PointerEvent, type ReactNode, useRef } from 'react';
import type { Field, ObjectType } from '@/shared/api/catalog';
import { numeric } from '@/shared/fields/FieldValue';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from './list.module.css';
import type { List } from './ListHeader';
import { toggleSort, writeSort } from './listState';

interface Props {
  object: ObjectType;
  list: List;
  lefts: (number | undefined)[];
  widthOf: (field: Field) => number;
  resize: (name: string, width: number) => void;
  check: ReactNode;
}

export function TableHead({ list, lefts, widthOf, resize, check }: Props) {
  return (
    <thead>
      <tr>
        <th className={styles.checkHead} scope="col">
          {check}
        </th>
        {list.state.columns.map((field, index) => (
          <HeadCell
            key={field.name}
            field={field}
            list={list}
            left={lefts[index]}
            width={widthOf(field)}
            resize={resize}
          />
        ))}
        <td className={styles.filler} aria-hidden="true" />
      </tr>
    </thead>
  );
}

function HeadCell({
  field,
  list,
  left,
  width,
  resize,
}: {
  field: Field;
  list: List;
  left?: number;
  width: number;
  resize: Props['resize'];
}) {
  const t = useText();
  const label = useLabel();
  const name = label(field.label);
  const keys = list.state.sort;
  const at = keys.findIndex((key) => key.field === field.name);
  const direction = at < 0 ? undefined : keys[at]!.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={numeric.has(field.type) ? styles.numberHead : undefined}
      data-pinned={left !== undefined || undefined}
      style={{ left }}
      aria-sort={at === 0 ? direction : undefined}
    >
      {field.sortable ? (
        <button
          type="button"
          className={styles.sortButton}
          title={t('sort.hint')}
          onClick={(event) =>
            list.change({ sort: writeSort(toggleSort(keys, field.name, event.shiftKey)) || undefined })
          }
        >
          <span className="ellipsis">{name}</span>
          {direction && <Icon name={direction} size={12} />}
          {direction && keys.length > 1 && <span className="micro">{at + 1}</span>}
        </button>
      ) : (
        <span className="ellipsis">{name}</span>
      )}
      <ResizeHandle width={width} onResize={(next) => resize(field.name, next)} />
    </th>
  );
}

/** Dragged with the pointer; the header's own text stays reachable, so it is hidden from screen readers. */
function ResizeHandle({ width, onResize }: { width: number; onResize: (width: number) => void }) {
  const start = useRef<{ x: number; width: number }>(undefined);
  const down = (event: PointerEvent<HTMLSpanElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
    event.preventDefault();
  };
  const move = (event: PointerEvent) => {
    if (start.current) onResize(start.current.width + event.clientX - start.current.x);
  };
  return (
    <span
      className={styles.resize}
      aria-hidden="true"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => (start.current = undefined)}
    />
  );
}
