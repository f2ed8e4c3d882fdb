import { Button, Group, Modal, NumberInput, Stack } from '@mantine/core';
import { Timer } from 'lucide-react';
import { useState } from 'react';
import {
  budgetOf,
  type BudgetUse,
  groupUse,
  itemUse,
  mostBudgetMinutes,
} from '#server/modules/live/domain/room/budget.js';
import type { RoomAgendaItem } from '#server/modules/live/domain/room/view.js';
import { type Constituency, ConstituencyBadge, useGroupWords, useTranslation } from '#shared';
import { useScreen } from './room-frame.js';
import { useServerTime } from './use-room-clock.js';
import { clockTime, currentItem, groups as allGroups } from '../domain/words.js';

const groups = allGroups.filter((group) => group !== null);

/** Time that remains for the item under discussion and for each group with a budget. */
export function BudgetLines({ size = 'desk' }: { readonly size?: 'desk' | 'projector' }) {
  const { picture, view } = useScreen();
  const { state } = picture;
  const now = useServerTime(picture, state.discussedSince !== null || state.speech !== null);
  const item = currentItem(view, state);
  if (!item) return null;
  const uses = groups.flatMap((group) => {
    const use = groupUse(state, { agendaItemId: item.id, constituency: group }, now);
    return use.minutes === null ? [] : [{ group, use }];
  });
  const whole = itemUse(state, item, now);
  if (whole.minutes === null && uses.length === 0) return null;
  return (
    <ul className={`live-budgets live-budgets-${size}`}>
      {whole.minutes !== null && (
        <li>
          <BudgetWords use={whole} />
        </li>
      )}
      {uses.map(({ group, use }) => (
        <li key={group}>
          <ConstituencyBadge constituency={group} letterOnly /> <BudgetWords use={use} />
        </li>
      ))}
    </ul>
  );
}

function BudgetWords({ use: { minutes, milliseconds } }: { readonly use: BudgetUse }) {
  const { t } = useTranslation('live');
  const left = (minutes ?? 0) * 60 - Math.floor(milliseconds / 1000);
  const time = clockTime(Math.abs(left));
  return (
    <span className="tp-numbers live-budget" data-over={left < 0}>
      {t(left < 0 ? 'budget.over' : 'budget.left', { time, count: minutes ?? 0 })}
    </span>
  );
}

/** For those who run the meeting: minutes for the item under discussion and for each group. */
export function SetBudgets() {
  const { t } = useTranslation(['live', 'shared']);
  const { picture, view } = useScreen();
  const [open, setOpen] = useState(false);
  const item = currentItem(view, picture.state);
  return (
    <>
      <Button
        size="compact-md"
        variant="default"
        disabled={!item}
        leftSection={<Timer size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('budget.title')}
      </Button>
      <Modal
        opened={open && item !== undefined}
        onClose={() => setOpen(false)}
        title={t('budget.set')}
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        {item && <BudgetForm key={item.id} item={item} onDone={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function BudgetForm({ item, onDone }: { readonly item: RoomAgendaItem; readonly onDone: () => void }) {
  const { t } = useTranslation(['live', 'shared']);
  const { client, picture } = useScreen();
  const words = useGroupWords();
  const keys = [null, ...groups];
  // as the form opened, so that it sends only what this person changed
  const [before] = useState(() => keys.map((constituency) => budgetOf(picture.state, item.id, constituency)));
  const [values, setValues] = useState(before);
  const save = (): void => {
    for (const [index, constituency] of keys.entries()) {
      const minutes = values[index] ?? null;
      if (minutes !== before[index]) client.send('set-budget', { agendaItemId: item.id, constituency, minutes });
    }
    onDone();
  };
  const label = (group: Constituency | null): string =>
    group === null ? t('budget.item') : t('budget.group', { group: words.name(group) });
  return (
    <Stack>
      <p className="tp-dimmed">{t('budget.hint')}</p>
      {keys.map((group, index) => (
        <NumberInput
          key={group ?? 'item'}
          label={label(group)}
          placeholder={group === null && item.minutes !== null ? String(item.minutes) : ''}
          min={1}
          max={mostBudgetMinutes}
          allowDecimal={false}
          value={values[index] ?? ''}
          onChange={(value) => setValues(values.with(index, typeof value === 'number' ? value : null))}
        />
      ))}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('shared:cancel')}
        </Button>
        <Button onClick={save}>{t('budget.save')}</Button>
      </Group>
    </Stack>
  );
}
