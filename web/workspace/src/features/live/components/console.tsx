import { Button, NativeSelect, Switch } from '@mantine/core';
import { Clock, Pause, Play, Square, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { AddressTabs, useLocalized, useTranslation } from '#shared';
import { useScreen } from './room-frame.js';
import { useKeys } from './use-keys.js';
import { currentItem, hasBegun } from '../domain/words.js';
import { AgendaPanel } from './agenda-panel.js';
import { BudgetLines, SetBudgets } from './budgets.js';
import { AttendancePanel } from './attendance-panel.js';
import { ConclusionsPanel } from './conclusions-panel.js';
import { OutcomesPanel } from './outcomes-panel.js';
import { FloorTimePanel, PresencePanel } from './balance-panels.js';
import { ProposalCard } from './proposal-card.js';
import { QueuePanel } from './queue-panel.js';
import { RecordPanel } from './record-panel.js';
import { ReasonDialog } from './reason-dialog.js';
import { CedeFloor, InterruptedLine } from './speech-course.js';
import { SpeakerClock } from './speaker-clock.js';
import { type Actions, keysOf, useConsole } from './use-console.js';

const limitMinutes = [0, 1, 2, 3, 5, 10];

export function Console() {
  const { t } = useTranslation('live');
  const { view } = useScreen();
  const actions = useConsole();
  const [keysOn, switchKeys] = useState(true);
  useKeys(keysOf(actions), keysOn);
  return (
    <div className="live-console">
      <ReasonDialog actions={actions} />
      <div className="live-column">
        <ProposalCard onGive={actions.give} shown={actions.proposed} />
        <QueuePanel actions={actions} />
      </div>
      <div className="live-column">
        <FloorPanel actions={actions} />
        <div className="tp-card live-tabs">
          <AddressTabs
            name="panel"
            label={t('panels')}
            tabs={[
              { value: 'speeches', label: t('panel.speeches'), content: <RecordPanel /> },
              view.body.kind === 'roundtable'
                ? { value: 'conclusions', label: t('panel.conclusions'), content: <RoundtableOutcomes /> }
                : { value: 'outcomes', label: t('outcomes.title'), content: <OutcomesPanel /> },
              {
                value: 'attendance',
                label: t('panel.attendance'),
                content: (
                  <>
                    <AttendancePanel />
                    <PresencePanel />
                  </>
                ),
              },
              { value: 'keys', label: t('panel.keys'), content: <KeyList on={keysOn} onSwitch={switchKeys} /> },
            ]}
          />
        </div>
      </div>
      <div className="live-column">
        <AgendaPanel onMove={actions.move} />
        <FloorTimePanel />
      </div>
    </div>
  );
}

function RoundtableOutcomes() {
  return (
    <>
      <ConclusionsPanel />
      <OutcomesPanel />
    </>
  );
}

/** The clock in the middle, the item under discussion above it, and the commands for the speech below. */
function FloorPanel({ actions }: { readonly actions: Actions }) {
  const { t } = useTranslation('live');
  const { picture, view } = useScreen();
  const text = useLocalized();
  const { state } = picture;
  const paused = state.pausedSince !== null;
  const item = currentItem(view, state);
  return (
    <section className="tp-card live-floor" aria-labelledby="live-floor-title">
      <h2 id="live-floor-title" className="tp-visually-hidden">
        {t('floor.title')}
      </h2>
      <div className="live-times">
        <p className="live-current">
          <span className="tp-small tp-dimmed">{t('agenda.now')}</span>
          <span>{item ? `${item.label} ${text(item.title)}` : t('agenda.none')}</span>
        </p>
        <SetBudgets />
      </div>
      <BudgetLines />
      <SpeakerClock size="desk" />
      <InterruptedLine onContinue={actions.resume} />
      <div className="live-actions">
        <Button
          size="compact-md"
          variant="default"
          disabled={state.speech === null}
          onClick={actions.end}
          leftSection={<Square size={16} aria-hidden />}
          rightSection={<kbd className="live-key">E</kbd>}
        >
          {t('floor.end')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          disabled={!hasBegun(view, state)}
          onClick={actions.pause}
          leftSection={paused ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
          rightSection={<kbd className="live-key">P</kbd>}
        >
          {t(paused ? 'floor.resume' : 'floor.pause')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          disabled={actions.undoable === null}
          onClick={actions.undo}
          title={t('undo.hint')}
          leftSection={<Undo2 size={16} aria-hidden />}
          rightSection={<kbd className="live-key">U</kbd>}
        >
          {t('undo.button')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          disabled={!state.speech?.limitSeconds}
          onClick={actions.extend}
          leftSection={<Clock size={16} aria-hidden />}
          rightSection={<kbd className="live-key">X</kbd>}
        >
          {t('speech.extend')}
        </Button>
      </div>
      <div className="live-limits">
        <NativeSelect
          size="sm"
          label={t('floor.limit')}
          value={String(actions.limit)}
          onChange={(event) => actions.setLimit(Number(event.currentTarget.value))}
          data={limitMinutes.map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? t('floor.noLimit') : t('floor.minutes', { count: minutes }),
          }))}
        />
        <CedeFloor size="sm" />
      </div>
    </section>
  );
}

const keyWords = [
  ['N', 'next'],
  ['1–9', 'number'],
  ['A', 'add'],
  ['E', 'end'],
  ['U', 'undo'],
  ['X', 'extend'],
  ['C', 'resume'],
  ['P', 'pause'],
  ['[', 'back'],
  [']', 'forward'],
] as const;

function KeyList({ on, onSwitch }: { readonly on: boolean; readonly onSwitch: (on: boolean) => void }) {
  const { t } = useTranslation('live');
  return (
    <section className="tp-card live-keys" aria-labelledby="live-keys-title">
      <div className="live-head">
        <h2 id="live-keys-title">{t('keys.title')}</h2>
        <Switch label={t('keys.on')} checked={on} onChange={(event) => onSwitch(event.currentTarget.checked)} />
      </div>
      <dl>
        {keyWords.map(([key, word]) => (
          <div key={word}>
            <dt>
              <kbd className="live-key">{key}</kbd>
            </dt>
            <dd>{t(`keys.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
