import { ActionIcon, Loader, Popover, TextInput, type TextInputProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CalendarDays } from 'lucide-react';
import type { ReactNode } from 'react';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { dayOf, isDay } from '../format/day.js';
import { useFormat } from '../format/use-format.js';
import { useTranslation } from '../i18n/i18n.js';
import { useAfterPress } from './use-after-press.js';

const Calendar = lazy(async () => ({ default: (await import('./calendar.js')).Calendar }));

interface DateFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'min' | 'max'> {
  /** "2019-04-16", empty, or a typed text that is not a date. */
  readonly value: string;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
  /** The first and last selectable day. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** The error of a date before it is sent. */
function useComplaint(value: string, min: string | undefined, max: string | undefined): string {
  const { t } = useTranslation('shared');
  const format = useFormat();
  if (value === '') return '';
  if (!isDay(value)) return t('check.date', { example: format.date('2019-04-16') });
  if (min !== undefined && value < min) return t('check.notBefore', { date: format.date(min) });
  return max !== undefined && value > max ? t('check.notAfter', { date: format.date(max) }) : '';
}

interface CalendarButtonProps {
  readonly labelId: string;
  readonly disabled: boolean | undefined;
  readonly children: (close: () => void) => ReactNode;
}

function CalendarButton({ labelId, disabled, children }: CalendarButtonProps) {
  const { t } = useTranslation('shared');
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <Popover
      opened={opened}
      onChange={(now) => !now && close()}
      position="bottom-end"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={disabled === true}
          aria-label={t('date.open')}
          aria-describedby={labelId}
          onClick={toggle}
        >
          <CalendarDays size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className="tp-calendar">
        <Suspense fallback={<Loader aria-label={t('loading')} />}>{opened && children(close)}</Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

/**
 * A date in the reader's format, typed in any common form or chosen from a calendar. The value is a day in the format
 * of the API; a text that is not a date is kept as typed, and refused before sending.
 */
export function DateField({ value, onChange, min: first, max: last, error, ...props }: DateFieldProps) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const afterPress = useAfterPress();
  const input = useRef<HTMLInputElement>(null);
  const min = first && isDay(first) ? first : undefined;
  const max = last && isDay(last) ? last : undefined;
  const complaint = useComplaint(value, min, max);
  useEffect(() => input.current?.setCustomValidity(complaint), [complaint]);
  const put = (day: string): void => onChange({ currentTarget: { value: day } });
  const labelId = useId();
  return (
    <TextInput
      placeholder={t('date.example', { example: format.date('2019-04-16') })}
      autoComplete="off"
      {...props}
      ref={input}
      label={<span id={labelId}>{props.label}</span>}
      value={typed ?? (isDay(value) ? format.date(value) : value)}
      error={error ?? (left && complaint !== '' ? complaint : undefined)}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text);
        setLeft(false);
        put(text.trim() === '' ? '' : (dayOf(text) ?? text));
      }}
      onBlur={() => {
        setTyped(null);
        afterPress(() => setLeft(true));
      }}
      rightSection={
        <CalendarButton labelId={labelId} disabled={props.disabled}>
          {(close) => (
            <Calendar
              value={isDay(value) ? value : null}
              min={min}
              max={max}
              onChoose={(day) => {
                put(day);
                close();
              }}
            />
          )}
        </CalendarButton>
      }
    />
  );
}
