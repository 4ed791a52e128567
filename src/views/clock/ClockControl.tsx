import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { clockTime } from '../inspector/times.ts';
import styles from './ClockControl.module.css';
import { ClockPanel } from './ClockPanel.tsx';
import { type ClockProps, soonest } from './clock-model.ts';

/** The clock in the transport bar: what expires first, the time, and behind it the panel that moves it. */
export function ClockControl(props: ClockProps) {
  const { now, expiries, seq } = props;
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const close = () => setOpen(false);
  const [what, when] = soonest(expiries, now, seq) ?? [];
  return (
    <div ref={place} className={styles['place']}>
      <p className={styles['soon']}>
        <span>{what}</span> <span>{when}</span>
      </p>
      <Button
        variant="plain"
        icon="clock"
        className={styles['clock']}
        aria-haspopup="dialog"
        aria-expanded={open}
        title="The run's own clock, in UTC"
        onClick={() => setOpen(!open)}
      >
        <span className="visually-hidden">Clock </span>
        <time dateTime={new Date(now).toISOString()}>{clockTime(now)}</time>
      </Button>
      {open && <Opened {...props} place={place} onClose={close} />}
    </div>
  );
}

type OpenedProps = ClockProps & {
  readonly place: { readonly current: HTMLElement | null };
  onClose(): void;
};

const TITLE = "The run's clock";

/** The panel over the bar; where there is little room, as a dialog. */
function Opened({ place, onClose, ...clock }: OpenedProps) {
  const narrow = useMediaQuery('(max-width: 52rem)');
  return narrow ? (
    <Dialog open title={TITLE} onClose={onClose}>
      <ClockPanel {...clock} />
    </Dialog>
  ) : (
    <Over place={place} onClose={onClose}>
      <ClockPanel {...clock} />
    </Over>
  );
}

function Over({
  place,
  onClose,
  children,
}: Pick<OpenedProps, 'place' | 'onClose'> & { readonly children: React.ReactNode }) {
  const panel = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLeaving(place, onClose);
  useEffect(() => panel.current?.focus(), []);
  return (
    <dialog ref={panel} open tabIndex={-1} className={styles['over']} aria-labelledby={id}>
      <h2 id={id}>{TITLE}</h2>
      {children}
    </dialog>
  );
}

/** Escape closes and gives the focus back to the clock; a press elsewhere closes. */
function useLeaving(place: OpenedProps['place'], onClose: () => void) {
  const leave = useRef(onClose);
  useEffect(() => {
    leave.current = onClose;
  });
  useEffect(() => {
    const inside = (target: EventTarget | null) => target instanceof Node && place.current?.contains(target);
    function key(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const { activeElement, body } = document;
      if (activeElement === body || inside(activeElement)) place.current?.querySelector('button')?.focus();
      leave.current();
    }
    const press = ({ target }: PointerEvent) => !inside(target) && leave.current();
    window.addEventListener('keydown', key);
    window.addEventListener('pointerdown', press);
    return () => {
      window.removeEventListener('keydown', key);
      window.removeEventListener('pointerdown', press);
    };
  }, [place]);
}
