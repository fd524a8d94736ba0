import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { importsQuery, isRunning, type ImportSummary } from '@/shared/api/imports';
import { useText } from '@/shared/i18n/text';
import { IconButton } from '@/shared/ui/IconButton';
import { Progress } from '@/shared/ui/Progress';
import { SkeletonLines } from '@/shared/ui/Skeleton';

/** The bell: what the server works on for the company right now, and what it finished last. */
export function BackgroundWork() {
  const t = useText();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} trapFocus>
      <Popover.Target>
        <IconButton
          icon="bell"
          label={t('work.title')}
          aria-expanded={opened}
          aria-haspopup="dialog"
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('work.title')} tabIndex={-1}>
        <h2 style={{ marginBottom: 8 }}>{t('work.title')}</h2>
        {opened && <Imports onOpen={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Imports({ onOpen }: { onOpen: () => void }) {
  const t = useText();
  const { data, isPending } = useQuery(importsQuery);
  if (isPending) return <SkeletonLines lines={2} />;
  if (!data?.length) return <p className="small text-2">{t('work.none')}</p>;
  return (
    <ul style={{ display: 'grid', gap: 10 }}>
      {data.slice(0, 6).map((item) => (
        <ImportLine key={item.id} item={item} onOpen={onOpen} />
      ))}
    </ul>
  );
}

function ImportLine({ item, onOpen }: { item: ImportSummary; onOpen: () => void }) {
  const t = useText();
  const { done, total } = item.progress ?? { done: 0, total: 0 };
  return (
    <li className="small">
      <Link to={'/imports/' + item.id} className="link medium" onClick={onOpen}>
        {item.fileName}
      </Link>
      <div className="meta text-3">{t(`import.status.${item.status}`)}</div>
      {isRunning(item) && total > 0 && <Progress done={done} total={total} label={item.fileName} />}
    </li>
  );
}
