import { Link } from '@tanstack/react-router';
import { type TouchEvent, useRef, useState } from 'react';
import type { Step, WorkItem } from '@/shared/api/work';
import { useLanguage } from '@/shared/i18n/language';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { dueOf, snoozeUntil } from './due';
import { FollowButton } from './FollowButton';
import { Reasons } from './Reasons';
import { type AskedInDialog, DoneMenu, isContact, SnoozeMenu } from './StepMenus';
import { RelatedLink } from './TaskAbout';
import { TierBadge } from '@/shared/standing/TierBadge';
import styles from './work.module.css';
import { iconOf, useTitle } from './words';
import { Worth } from './Worth';

interface Props {
  item: WorkItem;
  current: boolean;
  /** Which menu of this row is open. */
  open: 'done' | 'snooze' | undefined;
  onOpen: (menu: 'done' | 'snooze' | undefined) => void;
  onStep: (step: Step, said?: string) => void;
  onAsk: (what: AskedInDialog) => void;
  onCurrent: () => void;
  failure: unknown;
  /** Names whose it is, where the list is not one's own. */
  withHolder: boolean;
}

/** One thing to do: who, what, by when, what it is worth, why; done, put off, handed over and rejected where it stands. */
export function WorkRow(props: Props) {
  const { item, current, open, onOpen, onStep, onAsk, onCurrent, failure, withHolder } = props;
  const t = useText();
  const { language } = useLanguage();
  const titleOf = useTitle();
  const due = dueOf(item, language, t);
  const title = titleOf(item);
  const name = item.customer?.name ?? title;
  const done = () => (isContact(item) ? onOpen('done') : onStep({ verb: 'done', body: {} }));
  const swipe = useSwipe(
    () => onStep({ verb: 'done', body: {} }),
    () => onStep({ verb: 'snooze', body: { until: snoozeUntil('tomorrow').toISOString() } }),
  );
  const menu = { item, onStep, onAsk };
  return (
    <li
      className={styles.item}
      data-current={current || undefined}
      data-item={item.id}
      aria-current={current || undefined}
      onMouseDown={onCurrent}
      onFocus={onCurrent}
      {...swipe.handlers}
    >
      <div className={styles.swiped} style={swipe.style}>
        <span className={styles.disc}>
          <Icon name={iconOf(item.action)} />
        </span>
        <div className={styles.who}>
          {item.customer ? (
            <Link to="/customers/$id" params={{ id: item.customer.id }} className={`${styles.name} ellipsis`}>
              {item.customer.name}
            </Link>
          ) : (
            <Link to="/$path/$id" params={{ path: 'tasks', id: item.task ?? '' }} className={`${styles.name} ellipsis`}>
              {t('work.ownTask')}
            </Link>
          )}
          {item.customer?.city && <span className="text-3 ellipsis">{item.customer.city}</span>}
          <TierBadge tier={item.customer?.tier} keyCustomer={item.customer?.keyCustomer} />
        </div>
        <div className={styles.what}>
          {item.task ? (
            <Link to="/$path/$id" params={{ path: 'tasks', id: item.task }} className={styles.title}>
              {title}
            </Link>
          ) : (
            <span className={styles.title}>{title}</span>
          )}
          {withHolder && <span className="meta text-3">{item.owner?.name ?? item.team?.name ?? t('work.nobody')}</span>}
        </div>
        <div className={styles.due} data-tone={due?.tone}>
          {due?.words}
        </div>
        <div className={styles.worthPlace}>
          <Worth item={item} />
        </div>
        <div className={styles.actions}>
          {item.task && (
            <span className={styles.follow}>
              <FollowButton task={item.task} name={title} following={item.following} />
            </span>
          )}
          <DoneMenu {...menu} opened={open === 'done'} onChange={(opened) => onOpen(opened ? 'done' : undefined)}>
            <IconButton
              icon="check"
              label={t('work.done', { name })}
              onClick={done}
              aria-keyshortcuts="D"
              aria-haspopup={isContact(item) ? 'menu' : undefined}
            />
          </DoneMenu>
          <SnoozeMenu {...menu} opened={open === 'snooze'} onChange={(opened) => onOpen(opened ? 'snooze' : undefined)}>
            <IconButton
              icon="clock"
              label={t('work.snoozeItem', { name })}
              onClick={() => onOpen('snooze')}
              aria-keyshortcuts="S"
              aria-haspopup="menu"
            />
          </SnoozeMenu>
          <IconButton
            icon="handover"
            label={t('work.handOver', { name })}
            onClick={() => onAsk('handover')}
            aria-keyshortcuts="H"
          />
          <IconButton
            icon="close"
            label={t('work.reject', { name })}
            onClick={() => onAsk('rejection')}
            aria-keyshortcuts="R"
          />
        </div>
        <div className={styles.reasonsPlace}>
          <Reasons reasons={item.reasons} />
          {item.related && <RelatedLink related={item.related} />}
          {item.handedBy && (
            <div className={styles.reason}>
              <Icon name="handover" size={14} />
              <span>{t('work.handedBy', { name: item.handedBy.name ?? '', note: item.handedNote ?? 'none' })}</span>
            </div>
          )}
        </div>
      </div>
      {failure !== undefined && <ErrorPanel failure={failure} title={t('work.failed')} />}
    </li>
  );
}

const enough = 88;

/** To the right is done, to the left is put off until tomorrow; the buttons stay for whoever does not swipe. */
function useSwipe(onRight: () => void, onLeft: () => void) {
  const from = useRef<{ x: number; y: number }>(undefined);
  const [shift, setShift] = useState(0);
  const move = (event: TouchEvent) => {
    const touch = event.touches[0];
    if (!touch || !from.current) return;
    const x = touch.clientX - from.current.x;
    const y = touch.clientY - from.current.y;
    if (Math.abs(x) > Math.abs(y) * 1.5) setShift(Math.max(-140, Math.min(140, x)));
  };
  return {
    style: shift === 0 ? undefined : { transform: `translateX(${shift}px)` },
    handlers: {
      'data-swipe': shift > 20 ? 'done' : shift < -20 ? 'snooze' : undefined,
      onTouchStart: (event: TouchEvent) => {
        const touch = event.touches[0];
        from.current = touch && { x: touch.clientX, y: touch.clientY };
      },
      onTouchMove: move,
      onTouchEnd: () => {
        from.current = undefined;
        setShift(0);
        if (shift > enough) onRight();
        if (shift < -enough) onLeft();
      },
    },
  };
}
